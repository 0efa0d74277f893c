import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containerState, isInStock, newContainer, openSteps, withLeg, type Container } from './container.ts';
import type { ContainerId, Day, DeviceId, EnterpriseId, PersonId, PointId, SlotName } from './ids.ts';
import { isLater, type Stamp } from './stamp.ts';
import { grams } from './weight.ts';

const mine = 'd-mine' as DeviceId;
const stamp = (seq: number, position: number | null = null, device = mine): Stamp => ({ position, device, seq });

const received: NonNullable<Container['received']> = {
	at: '2026-11-22T01:00:00.000Z',
	day: '2026-11-22' as Day,
	by: 'p-1' as PersonId,
	enterprise: 'E1' as EnterpriseId,
	enterpriseName: '示例汽修厂',
	waste: '900-214-08',
	edition: '2025',
	hazards: ['T', 'I'],
	form: 'liquid',
	packaging: 'steel-drum-200',
	gross: grams(132_450),
	tare: grams(18_500),
	net: grams(113_950),
	notices: [],
	from: [],
	stamp: stamp(1)
};
const leg = { slot: null, load: null, why: '', at: received.at };
const blank = withLeg(newContainer('c-1' as ContainerId, '330106-01' as PointId), {
	...leg,
	action: 'receive',
	stamp: stamp(1)
});
const taken: Container = {
	...blank,
	received,
	code: { code: 'x'.repeat(37), source: 'assigned', temporary: null, stamp: stamp(1) }
};
const pending: Container = {
	...blank,
	received,
	code: { code: null, source: 'pending', temporary: 'T-1', stamp: stamp(1) }
};
const printed = (container: Container, seq: number): Container => ({ ...container, copies: 1, printed: stamp(seq) });
const verified = (container: Container, seq: number): Container => ({
	...container,
	verified: { at: received.at, stamp: stamp(seq) }
});
const stored = (container: Container, seq: number): Container =>
	withLeg(container, { ...leg, action: 'store', slot: 'B-03' as SlotName, stamp: stamp(seq) });

describe('what is still to do', () => {
	test('is print, verify and store after an intake, one after the other', () => {
		expect(openSteps(taken)).toEqual(['print', 'verify', 'store']);
		expect(openSteps(printed(taken, 2))).toEqual(['verify', 'store']);
		expect(openSteps(verified(printed(taken, 2), 3))).toEqual(['store']);
		expect(openSteps(stored(verified(printed(taken, 2), 3), 4))).toEqual([]);
	});

	test('needs no print for a container that came with its label, but its scan all the same', () => {
		const arrived: Container = { ...taken, code: { ...taken.code!, source: 'arrived' } };
		expect(openSteps(arrived)).toEqual(['verify', 'store']);
	});

	test('is the code, and then its label, where a temporary mark stood in for it', () => {
		const marked = stored(verified(printed(pending, 2), 3), 4);
		expect(openSteps(marked)).toEqual(['code']);
		const coded: Container = {
			...marked,
			code: { ...marked.code!, code: 'x'.repeat(37), source: 'assigned', stamp: stamp(5) }
		};
		expect(openSteps(coded)).toEqual(['print', 'verify']);
		expect(openSteps(verified(printed(coded, 6), 7))).toEqual([]);
	});

	test('is nothing for a container that was voided or never received', () => {
		expect(
			openSteps({ ...taken, voided: { reason: 'undone', at: received.at, by: received.by, stamp: stamp(2) } })
		).toEqual([]);
		expect(openSteps(blank)).toEqual([]);
	});
});

test('a container is unknown, open, stored or voided, and counts as stock when received and not voided', () => {
	const done = stored(verified(printed(taken, 2), 3), 4);
	const voided: Container = {
		...done,
		voided: { reason: 'mistake', at: received.at, by: received.by, stamp: stamp(5) }
	};
	expect([blank, taken, done, voided].map(containerState)).toEqual(['unknown', 'open', 'stored', 'voided']);
	expect([blank, taken, done, voided].map(isInStock)).toEqual([false, true, true, false]);
});

/**
 * Every set of stamps that can meet in one place: the events of some devices, interleaved by the server into one sequence
 * that keeps each device's own order; behind them, on a tablet, its own events that have no position yet.
 */
const reachable = fc
	.record({
		order: fc.array(fc.nat(2), { minLength: 2, maxLength: 30, size: 'max' }),
		pending: fc.nat(8),
		owner: fc.nat(2)
	})
	.map(({ order, pending: ahead, owner }) => {
		const last = [0, 0, 0];
		const stamps = order.map((device, index) => stamp(++last[device]!, index + 1, `d-${device}` as DeviceId));
		for (let index = 0; index < ahead; index++) stamps.push(stamp(++last[owner]!, null, `d-${owner}` as DeviceId));
		return stamps;
	});

describe('the later stamp', () => {
	test('is one or the other, never both, and never a stamp itself', () => {
		fc.assert(
			fc.property(reachable, fc.nat(), fc.nat(), (stamps, i, j) => {
				const [a, b] = [stamps[i % stamps.length]!, stamps[j % stamps.length]!];
				if (a === b) expect(isLater(a, b)).toBe(false);
				else expect(isLater(a, b)).not.toBe(isLater(b, a));
			})
		);
	});

	test('of three is the same whichever two are asked first: the order is total among stamps that can meet', () => {
		fc.assert(
			fc.property(reachable, (stamps) => {
				// The list is built in the server's order with the pending ones at its end: that must be the order itself.
				stamps.forEach((a, i) =>
					stamps.forEach((b, j) => {
						expect(isLater(a, b)).toBe(i > j);
					})
				);
			})
		);
	});

	test('stays the later one when what was pending gets its position', () => {
		fc.assert(
			fc.property(reachable, (stamps) => {
				const placed = stamps.map((given, index) => ({ ...given, position: given.position ?? index + 1 }));
				stamps.forEach((a, i) =>
					stamps.forEach((b, j) => {
						expect(isLater(placed[i]!, placed[j]!)).toBe(isLater(a, b));
					})
				);
			})
		);
	});

	test('on one device is told by its own order alone', () => {
		expect(isLater(stamp(2), stamp(1, 9))).toBe(true);
		expect(isLater(stamp(1, 9), stamp(2))).toBe(false);
	});
});
