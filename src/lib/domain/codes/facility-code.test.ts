import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFacilityCode, parseFacilityCode } from './facility-code.ts';

test('a facility code gives back what it was made of, leading zeros too', () => {
	const number = fc
		.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 6 })
		.map((digits) => digits.join(''));
	fc.assert(
		fc.property(fc.constantFrom('production' as const, 'solid-waste' as const), number, (kind, digits) => {
			const code = formatFacilityCode({ kind, number: digits });
			expect(parseFacilityCode(` ${code.toLowerCase()}`)).toEqual({ ok: true, value: { code, kind, number: digits } });
		})
	);
	expect(parseFacilityCode('MF0001')).toMatchObject({ value: { kind: 'production' } });
	expect(parseFacilityCode('TS001')).toMatchObject({ value: { kind: 'solid-waste' } });
});

test.each([
	['', 'facility-code-prefix', 0],
	['MX001', 'facility-code-prefix', 0],
	['M5001', 'facility-code-prefix', 1],
	['MF', 'facility-code-number', 2],
	['MF00O1', 'facility-code-number', 4],
	['TS1234567', 'facility-code-number', 2]
])('%o is refused with %s at %i', (text, kind, at) => {
	expect(parseFacilityCode(text)).toMatchObject({ ok: false, refusal: { kind, at } });
});
