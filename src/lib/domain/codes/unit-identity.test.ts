import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EnterpriseId } from '../ids.ts';
import { formatUnitIdentity, parseUnitIdentity, type UnitIdentity } from './unit-identity.ts';
import { isSelfEmployed, organisationOf, registrarOf } from './uscc-meaning.ts';
import { uscc, usccCheckCharacter, type Uscc } from './uscc.ts';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const code = fc
	.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
	.map((characters) => (characters.join('') + usccCheckCharacter(characters.join(''))) as Uscc);
const own = fc
	.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 })
	.filter((text) => text.trim() === text && text !== '');
const identity: fc.Arbitrary<UnitIdentity> = fc.oneof(
	code.map((each) => ({ kind: 'uscc', uscc: each }) as const),
	own.map((each) => ({ kind: 'no-uscc', enterprise: each as EnterpriseId }) as const)
);

describe('who a unit is', () => {
	test('comes back from its text, whether it has a code or not', () => {
		fc.assert(
			fc.property(identity, (given) => {
				expect(parseUnitIdentity(formatUnitIdentity(given))).toEqual({ ok: true, value: given });
			})
		);
	});

	test('without a code is never a code', () => {
		fc.assert(
			fc.property(own, (enterprise) => {
				const text = formatUnitIdentity({ kind: 'no-uscc', enterprise: enterprise as EnterpriseId });
				expect(uscc(text).ok).toBe(false);
			})
		);
	});

	test('with a mistyped code is refused, never taken for a unit without one', () => {
		expect(parseUnitIdentity('91330100799655058C')).toMatchObject({ ok: false, refusal: { kind: 'uscc-check' } });
		expect(parseUnitIdentity('NO-USCC:')).toMatchObject({ ok: false, refusal: { kind: 'uscc-length' } });
		expect(parseUnitIdentity(' 　')).toEqual({ ok: false, refusal: { kind: 'unit-identity-empty' } });
	});
});

describe('what a code says about its holder', () => {
	test('is the body that registered it and the kind of organisation', () => {
		const enterprise = '91330100799655058B' as Uscc;
		expect(registrarOf(enterprise)).toEqual({ zh: '工商（市场监督管理）', en: 'market regulation' });
		expect(organisationOf(enterprise)).toEqual({ zh: '企业', en: 'enterprise' });
		expect([isSelfEmployed(enterprise), isSelfEmployed('92330100799655058B' as Uscc)]).toEqual([false, true]);
	});

	test('is unknown, and no fault, where the table has nothing', () => {
		const [strange, strangeKind] = ['BB', '9C'] as unknown as [Uscc, Uscc];
		expect([registrarOf(strange), organisationOf(strange), organisationOf(strangeKind)]).toEqual([
			undefined,
			undefined,
			undefined
		]);
	});
});
