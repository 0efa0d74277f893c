import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provinces } from './division.ts';
import { formatPlate, parsePlate } from './plate.ts';

const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
const any = fc.constantFrom(...letters, ...'0123456789');
const start = fc.tuple(fc.constantFrom(...provinces.flatMap(({ plate }) => plate ?? [])), fc.constantFrom(...letters));
const of = (...characters: fc.Arbitrary<string>[]) => fc.tuple(...characters).map((each) => each.join(''));
const digit = fc.constantFrom(...'0123456789');
const serials = fc.oneof(
	of(any, any, any, any, any),
	of(any, any, any, any, fc.constantFrom(...'挂学警港澳')),
	of(fc.constantFrom('D', 'F'), any, digit, digit, digit, digit),
	of(digit, digit, digit, digit, digit, fc.constantFrom('D', 'F'))
);
const refusalOf = (text: string) => {
	const result = parsePlate(text);
	return result.ok ? undefined : result.refusal;
};

describe('a plate', () => {
	test('of a known series comes back as it is painted, with dot or spaces or none, and without a warning', () => {
		fc.assert(
			fc.property(start, serials, ([province, office], serial) => {
				const read = parsePlate(`${province}${office}${serial}`);
				expect(read).toMatchObject({ ok: true, value: { office, serial, warning: null } });
				expect(read.ok && read.value.series).not.toBe('unknown');
				expect(read.ok && formatPlate(read.value)).toBe(`${province}${office}·${serial}`);
				expect(parsePlate(`${province}${office} · ${serial.toLowerCase()}`)).toEqual(read);
			})
		);
	});

	test.each([
		['浙A12345', 'ordinary'],
		['浙A1234挂', 'trailer'],
		['浙A1234学', 'learner'],
		['浙A1234警', 'police'],
		['粤Z1234港', 'hong-kong'],
		['粤Z1234澳', 'macao'],
		['浙AD12345', 'new-energy-small'],
		['浙A12345D', 'new-energy-large']
	])('%s is of the series %s', (plate, series) => {
		expect(parsePlate(plate)).toMatchObject({ value: { plate, series, warning: null } });
	});

	test.each(['浙AA12345', '浙AK12345', '浙A12345A', '浙A123应急', '浙A1234使'])(
		'%s is of a series not known here: a warning, not a refusal',
		(plate) => {
			expect(parsePlate(plate)).toMatchObject({
				ok: true,
				value: {
					plate,
					series: 'unknown',
					warning: { kind: 'plate-series-unknown', segment: { name: 'serial', text: plate.slice(2), from: 2 } }
				}
			});
		}
	);

	test('that cannot be one says where', () => {
		expect(refusalOf('浙A1234')).toEqual({ kind: 'plate-length', length: 6 });
		expect(refusalOf('浙A1234567')).toEqual({ kind: 'plate-length', length: 9 });
		expect(refusalOf('淅A12345')).toEqual({
			kind: 'plate-province',
			segment: { name: 'province', text: '淅', from: 0, to: 1 },
			at: 0
		});
		expect(refusalOf('浙112345')).toMatchObject({ kind: 'plate-office', at: 1 });
		expect(refusalOf('浙O12345')).toMatchObject({ kind: 'plate-office', at: 1 });
		expect(refusalOf('浙A12O45')).toMatchObject({ kind: 'plate-serial', at: 4 });
		expect(refusalOf('浙A挂1234')).toMatchObject({ kind: 'plate-serial', at: 2 });
	});

	test('never throws, whatever was typed', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 9 }), (text) => void parsePlate(`浙A${text}`)));
	});
});
