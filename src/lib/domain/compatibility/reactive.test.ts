import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from '../catalogue/catalogue.ts';
import { reactivityGroups } from './groups.ts';
import { assumedTraits, chooseGroups, groupsOf } from './reactive.ts';

const groups = reactivityGroups.map(({ group }) => group);

describe('the groups a person chooses', () => {
	test('are kept ascending, each once, with who and why', () => {
		expect(chooseGroups([101, 4, 101], ' 王芳 ', ' SDS 2026-03 ')).toEqual({
			ok: true,
			value: { groups: [4, 101], by: '王芳', why: 'SDS 2026-03' }
		});
	});

	test('are refused when there is none, when the chart lacks one, when nobody chose or no reason is given', () => {
		const refusal = (result: ReturnType<typeof chooseGroups>) => (result.ok ? undefined : result.refusal);
		expect(refusal(chooseGroups([], '王芳', 'SDS'))).toEqual({ kind: 'no-group' });
		expect(refusal(chooseGroups([1, 35, 200], '王芳', 'SDS'))).toEqual({ kind: 'group-unknown', groups: [35, 200] });
		expect(refusal(chooseGroups([1], ' ', 'SDS'))).toEqual({ kind: 'chooser-unnamed' });
		expect(refusal(chooseGroups([1], '王芳', ''))).toEqual({ kind: 'reason-missing' });
	});

	test('replace the default whole, whatever the code', () => {
		const codes = fc.constantFrom(...catalogue2025.entries.map(({ code }) => code));
		fc.assert(
			fc.property(codes, fc.uniqueArray(fc.constantFrom(...groups), { minLength: 1 }), (waste, picked) => {
				const choice = chooseGroups(picked, '王芳', 'SDS');
				if (!choice.ok) throw new Error('a sound choice was refused');
				expect(groupsOf({ waste, groups: choice.value })).toEqual({ ...choice.value, from: 'choice' });
			})
		);
	});

	test('leave the waste undescribed when the record holds none, or one that is no group', () => {
		for (const recorded of [[], [35], [1, 999]]) {
			const held = groupsOf({ waste: '900-214-08', groups: { groups: recorded, by: '王芳', why: 'SDS' } });
			expect(held).toEqual({ groups: null, from: 'choice', by: '王芳', why: 'SDS' });
		}
		expect(groupsOf({ waste: '900-214-08' })).toMatchObject({ groups: [29, 101], from: 'category' });
	});
});

describe('the traits to go by until staff confirm them', () => {
	const assumed = (code: string) => assumedTraits(catalogue2025.byCode.get(code)!.hazards);

	test('count T, C and I as listed, but R and In only where the entry asserts them', () => {
		expect(assumed('900-402-06')).toEqual(['T', 'I']);
		expect(assumed('900-214-08')).toEqual(['T', 'I']);
		expect(assumed('900-041-49')).toEqual(['T']);
		expect(assumed('321-026-48')).toEqual(['R']);
		expect(assumed('309-001-49')).toEqual(['R', 'C']);
		expect(assumed('841-001-01')).toEqual(['In']);
		expect(assumed('900-047-49')).toEqual(['T', 'C', 'I']);
	});

	test('leave no entry of the catalogue without a trait, and add none', () => {
		for (const { code, hazards } of catalogue2025.entries) {
			const traits = assumedTraits(hazards);
			expect(traits.length, code).toBeGreaterThan(0);
			expect(hazards.listed, code).toEqual(expect.arrayContaining(traits));
		}
	});
});
