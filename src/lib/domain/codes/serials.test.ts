import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAST_SERIAL } from './digital-id.ts';
import { LANES, laneRange, LEASES, leaseRange, nextSerial, serialsLeft, type SerialRange } from './serials.ts';

const serialsOf = ({ from, to }: SerialRange) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const count = (length: number) => Array.from({ length }, (_, index) => index);

describe('the 999 serials of a company, waste and day', () => {
	test('are each in exactly one lane or one lease', () => {
		const all = [...count(LANES).map(laneRange), ...count(LEASES).map(leaseRange)].flatMap(serialsOf);
		expect(all.sort((a, b) => a - b)).toEqual(count(LAST_SERIAL).map((index) => index + 1));
	});

	test('there is no lane and no lease beside them', () => {
		for (const lane of [-1, LANES, 0.5, NaN]) expect(() => laneRange(lane)).toThrow(RangeError);
		for (const lease of [-1, LEASES, 0.5, NaN]) expect(() => leaseRange(lease)).toThrow(RangeError);
	});

	test('are never given twice, however many kiosks with their own lane and leases take numbers with the line down', () => {
		const kiosks = fc
			.tuple(fc.shuffledSubarray(count(LANES), { minLength: 1 }), fc.shuffledSubarray(count(LEASES)))
			.map(([lanes, leases]) =>
				lanes.map((lane, index) => ({
					ranges: [laneRange(lane), ...leases.filter((lease) => lease % lanes.length === index).map(leaseRange)],
					used: new Set<number>()
				}))
			);
		fc.assert(
			fc.property(kiosks, fc.array(fc.nat(), { maxLength: 400, size: 'max' }), (stations, takers) => {
				const given: number[] = [];
				for (const taker of takers) {
					const { ranges, used } = stations[taker % stations.length]!;
					const before = serialsLeft(ranges, used);
					const serial = nextSerial(ranges, used);
					expect(serial === undefined).toBe(before === 0);
					if (serial === undefined) continue;
					used.add(serial);
					expect(serialsLeft(ranges, used)).toBe(before - 1);
					given.push(serial);
				}
				expect(new Set(given).size).toBe(given.length);
				for (const serial of given) expect(serial).toSatisfy((value: number) => value >= 1 && value <= LAST_SERIAL);
			})
		);
	});

	test('run out: then there is none, and not a number that somebody else has', () => {
		const lane = laneRange(3);
		const used = new Set(serialsOf(lane));
		expect(nextSerial([lane], used)).toBeUndefined();
		expect(nextSerial([], new Set())).toBeUndefined();
		expect(serialsLeft([lane], used)).toBe(0);
		expect(nextSerial([lane, leaseRange(0)], used)).toBe(721);
	});
});
