import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, normalised, parseCanonical, type Json } from './canonical.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.normalize('NFC'));
const { json } = fc.letrec<{ json: Json }>((tie) => ({
	json: fc.oneof(
		{ maxDepth: 5, withCrossShrink: true },
		fc.oneof(fc.maxSafeInteger(), fc.boolean(), fc.constant(null), text),
		fc.array(tie('json'), { maxLength: 5 }),
		fc.dictionary(text, tie('json'), { maxKeys: 6 })
	)
}));

const written = (value: unknown) => {
	const result = canonicalText(value);
	return result.ok ? result.value : result.refusal;
};
const read = (value: string) => {
	const result = parseCanonical(value);
	return result.ok ? { value: result.value } : result.refusal;
};

describe('canonical text', () => {
	test('is what RFC 8785 says, as another implementation writes it', () => {
		fc.assert(
			fc.property(json, (value) => {
				expect(written(value)).toBe(canonicalize(value));
			}),
			{ numRuns: 500 }
		);
	});

	test('comes back as the same value and the same text', () => {
		fc.assert(
			fc.property(json, (value) => {
				const result = parseCanonical(written(value) as string);
				expect(result.ok && result.value).toEqual(value);
			})
		);
	});

	test('does not depend on the order in which members were given', () => {
		fc.assert(
			fc.property(fc.dictionary(text, fc.integer()), (value) => {
				expect(written(Object.fromEntries(Object.entries(value).reverse()))).toBe(written(value));
			})
		);
	});

	test('escapes as RFC 8785 section 3.2.2.2 does', () => {
		expect(written({ string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
			'{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
		);
	});

	test('sorts members by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
		const keys = { '€': 1, '\r': 2, '1': 3, '😀': 4, '\u0080': 5, ö: 6 };
		expect(Object.values(JSON.parse(written(keys) as string))).toHaveLength(6);
		expect(written(keys)).toBe('{"\\r":2,"1":3,"\u0080":5,"ö":6,"€":1,"😀":4}');
		// An emoji is a pair of surrogates, which stand before the private use area.
		expect(written({ '\ue000': 1, '😀': 2 })).toBe('{"😀":2,"\ue000":1}');
	});

	test('leaves out members that are undefined and writes minus zero as zero', () => {
		expect(written({ a: undefined, b: -0 })).toBe('{"b":0}');
	});
});

describe('what cannot be canonical is named by its path', () => {
	test.each<[unknown, object]>([
		[{ a: [1, 2.5] }, { kind: 'not-integer', path: '$.a[1]' }],
		[{ a: { b: 2 ** 53 } }, { kind: 'not-integer', path: '$.a.b' }],
		[[NaN], { kind: 'not-integer', path: '$[0]' }],
		[{ a: 'e\u0301' }, { kind: 'not-nfc', path: '$.a' }],
		[{ a: { 'e\u0301': 1 } }, { kind: 'not-nfc', path: '$.a' }],
		// The Hebrew letter of the RFC's example is never in NFC: it is outside our subset.
		[{ '\ufb33': 1 }, { kind: 'not-nfc', path: '$' }],
		[{ a: '\ud800' }, { kind: 'not-well-formed', path: '$.a' }],
		[{ '\udc00': 1 }, { kind: 'not-well-formed', path: '$' }]
	])('%o', (value, refusal) => {
		expect(written(value)).toEqual(refusal);
	});

	test('deeper than 32, also where the stack of a naive reader would end', () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		expect(read(nested(33))).toHaveProperty('value');
		expect(read(nested(34))).toEqual({ kind: 'too-deep', path: `$${'[0]'.repeat(33)}` });
		expect(read(nested(30_000))).toMatchObject({ kind: 'too-deep' });
	});

	test.each([
		[() => 1],
		[1n],
		[Symbol('x')],
		[undefined],
		[[undefined]],
		[new Array(2)],
		[new Date(0)],
		[new Map()],
		[new Uint8Array(2)]
	])('%o is no JSON at all: a bug, which throws', (value) => {
		expect(() => canonicalText(value)).toThrow(TypeError);
	});
});

describe('a text that was not written canonically is refused', () => {
	test.each([
		['a doubled key', '{"a":1,"a":1}'],
		['a doubled key with another value', '{"a":1,"a":2}'],
		['a space', '{"a": 1}'],
		['a line end', '{"a":1}\n'],
		['keys in another order', '{"b":1,"a":1}'],
		['minus zero', '-0'],
		['an exponent', '1e2'],
		['a fraction that is none', '1.0'],
		['an escape that need not be', '"\\u0041"'],
		['an escaped stroke', '"\\/"'],
		['an escape in large letters', '"\\u000F"']
	])('%s', (_, value) => {
		expect(read(value)).toEqual({ kind: 'not-canonical' });
	});

	test.each(['', '{', '{"a":1}}', "{'a':1}", 'NaN', '\ufeff{}', '01', '[1,]'])('%o is not even JSON', (value) => {
		expect(read(value)).toEqual({ kind: 'not-json' });
	});

	test('a float, a decomposed text and half a surrogate are named by path', () => {
		expect(read('{"a":[1.5]}')).toEqual({ kind: 'not-integer', path: '$.a[0]' });
		expect(read('{"a":"e\u0301"}')).toEqual({ kind: 'not-nfc', path: '$.a' });
		expect(read('["\\ud800"]')).toEqual({ kind: 'not-well-formed', path: '$[0]' });
	});

	test('whatever the text, it is refused or it is the canonical text of its value', () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (value) => {
				const result = parseCanonical(value);
				if (result.ok) expect(canonicalize(result.value)).toBe(value);
			})
		);
	});
});

test('normalised composes every text and key and changes nothing else', () => {
	expect(normalised({ 'e\u0301': ['e\u0301', 1, null, { a: 'Å' }] })).toEqual({ é: ['é', 1, null, { a: 'Å' }] });
	fc.assert(
		fc.property(json, (value) => {
			expect(normalised(value)).toEqual(value);
		})
	);
});
