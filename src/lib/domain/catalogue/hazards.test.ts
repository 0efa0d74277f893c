import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from './catalogue.ts';
import {
	confirmable,
	confirmHazards,
	hazardsText,
	inLabelOrder,
	labelOrder,
	readHazards,
	type Hazard
} from './hazards.ts';

const someHazards = fc
	.subarray([...labelOrder], { minLength: 1 })
	.chain((listed) => fc.shuffledSubarray(listed, { minLength: listed.length }));
const hazards = fc.record({
	listed: someHazards,
	mode: fc.constantFrom('first-and-maybe' as const, 'one-or-more' as const)
});
const read = (text: string) => {
	const result = readHazards(text);
	if (!result.ok) throw new Error(text);
	return result.value;
};

describe('the hazard text', () => {
	test('is read and written back the same, in its own order', () => {
		for (const text of ['T', 'T,I', 'I,T', 'T/In', 'T/C/I/R/In', 'R,C']) expect(hazardsText(read(text))).toBe(text);
		for (const { hazards } of catalogue2025.entries) expect(read(hazardsText(hazards))).toEqual(hazards);
	});

	test('is refused for what is wrong with it', () => {
		expect(readHazards('T,C/I')).toMatchObject({ refusal: { kind: 'mixed-marks', found: 'T,C/I' } });
		expect(readHazards('T,X')).toMatchObject({ refusal: { kind: 'unknown-hazard', found: 'X' } });
		expect(readHazards('T,T')).toMatchObject({ refusal: { kind: 'repeated-hazard', found: 'T' } });
		for (const text of ['', 't', 'T，I', 'T, I', 'toString']) expect(readHazards(text).ok).toBe(false);
		fc.assert(fc.property(fc.string(), (text) => typeof readHazards(text).ok === 'boolean'));
	});
});

describe('what may be confirmed for a lot', () => {
	test('names each of the five traits exactly once', () => {
		fc.assert(
			fc.property(fc.option(hazards, { nil: undefined }), (of) => {
				const { must, oneOf, may, others } = confirmable(of);
				expect([...must, ...oneOf, ...may, ...others].sort()).toEqual([...labelOrder].sort());
			})
		);
	});

	test('follows the mark: a comma makes the first certain, a stroke asks for one', () => {
		expect(confirmable(read('C,T'))).toEqual({ must: ['C'], oneOf: [], may: ['T'], others: ['I', 'R', 'In'] });
		expect(confirmable(read('T/In'))).toEqual({ must: [], oneOf: ['T', 'In'], may: [], others: ['C', 'I', 'R'] });
		expect(confirmable(read('T'))).toEqual({ must: ['T'], oneOf: [], may: [], others: ['C', 'I', 'R', 'In'] });
	});
});

describe('a confirmed set of traits', () => {
	test('must hold the first where a comma joins', () => {
		expect(confirmHazards(read('C,T'), ['T'])).toMatchObject({ refusal: { kind: 'first-missing', missing: 'C' } });
		expect(confirmHazards(read('C,T'), ['C'])).toMatchObject({ value: ['C'] });
	});

	test('must hold one of the named where a stroke joins', () => {
		expect(confirmHazards(read('T/In'), ['C'])).toMatchObject({
			refusal: { kind: 'none-of-listed', listed: ['T', 'In'] }
		});
		expect(confirmHazards(read('T/In'), ['In'])).toMatchObject({ value: ['In'] });
	});

	test('needs one trait where no entry says which', () => {
		expect(confirmHazards(undefined, [])).toMatchObject({ refusal: { kind: 'none-of-listed', listed: labelOrder } });
		expect(confirmHazards(undefined, ['R'])).toMatchObject({ value: ['R'] });
	});

	test('never holds a letter that is no trait', () => {
		expect(confirmHazards(read('T'), ['T', 'X'])).toMatchObject({ refusal: { kind: 'unknown-hazard', found: 'X' } });
	});

	test('may always grow: no other trait is ever excluded, in any order and repeat', () => {
		fc.assert(
			fc.property(
				hazards,
				fc.array(fc.constantFrom<Hazard>(...labelOrder)),
				fc.array(fc.constantFrom<Hazard>(...labelOrder)),
				(of, some, more) => {
					const result = confirmHazards(of, some);
					const { must, oneOf } = confirmable(of);
					const allowed =
						must.every((each) => some.includes(each)) &&
						(oneOf.length === 0 || oneOf.some((each) => some.includes(each)));
					expect(result.ok).toBe(allowed);
					if (!result.ok) return;
					expect(result.value).toEqual(inLabelOrder(some));
					expect(confirmHazards(of, [...more, ...some])).toEqual({ ok: true, value: inLabelOrder([...some, ...more]) });
				}
			)
		);
	});
});
