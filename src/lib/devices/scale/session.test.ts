import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../../../tests/twins/fake-clock.ts';
import { ScaleTwin } from '../../../../tests/twins/scale-twin.ts';
import { takeWeighing, type ScaleProfile } from '#lib/domain/weighing.ts';
import { grams } from '#lib/domain/weight.ts';
import { soleOwner, type DeviceLock } from '../device-lock.ts';
import { emulatedPort } from '../emulated-port.ts';
import type { BytePort } from '../port.ts';
import { ScaleSession } from './session.ts';
import type { ScaleSnapshot } from './snapshot.ts';

const profile: ScaleProfile = {
	id: 'A9-01',
	protocol: 'yaohua-a9',
	division: grams(50),
	max: grams(150_000),
	baudRate: 9600
};
const noTare = { weight: grams(0), source: 'none' } as const;

function setUp({
	lock = soleOwner(),
	over = {},
	announceLoss = true
}: { lock?: DeviceLock; over?: Partial<ScaleProfile>; announceLoss?: boolean } = {}) {
	const clock = new FakeClock();
	const twin = new ScaleTwin({ clock, division: 50, max: 150_000, decimals: 2 });
	const opened: BytePort[] = [];
	const openPort = async () => {
		const port = emulatedPort((settings, heard) => twin.connect(settings, heard), announceLoss);
		opened.push(port);
		return port;
	};
	const session = new ScaleSession({ profile: { ...profile, ...over }, openPort, clock, lock });
	const seen: ScaleSnapshot[] = [];
	session.subscribe((snapshot) => seen.push(snapshot));
	twin.start();
	return { clock, twin, session, opened, seen };
}

async function withDrumOn(grossGrams: number) {
	const parts = setUp();
	parts.session.start();
	await parts.clock.advance(2000);
	parts.twin.put(grossGrams);
	await parts.clock.advance(5000);
	return parts;
}

describe('a drum is put on', () => {
	test('the number moves while it swings and is stable when it lies still, with its frames as evidence', async () => {
		const { clock, twin, session, seen } = setUp();
		session.start();
		await clock.advance(2000);
		expect(session.snapshot).toMatchObject({
			link: 'open',
			scale: { kind: 'stable', gross: 0 },
			emptied: true,
			hint: null
		});

		const from = seen.length;
		twin.put(132_450);
		await clock.advance(2900);
		expect(seen.slice(from + 5).some(({ scale }) => scale.kind === 'stable')).toBe(false);
		expect(session.snapshot.scale.kind).toBe('moving');

		await clock.advance(2000);
		const { scale } = session.snapshot;
		expect(scale).toMatchObject({ kind: 'stable', gross: 132_450, stableBy: 'window' });
		expect(scale.kind === 'stable' && scale.frames.length).toBeGreaterThanOrEqual(5);
		expect(scale.kind === 'stable' && scale.frames).toContain('022b30313332343532313803');
		await session.stop();
	});

	test('every gross that was ever called stable is one that lay on the platform', async () => {
		const { clock, twin, session, seen } = setUp();
		session.start();
		const loads = [0, 18_500, 113_950, 60_000, 0];
		for (const load of loads) {
			twin.put(load);
			await clock.advance(6000);
		}
		const stable = new Set(seen.flatMap(({ scale }) => (scale.kind === 'stable' ? [scale.gross] : [])));
		expect([...stable].every((gross) => loads.some((load) => Math.abs(load - gross) <= profile.division))).toBe(true);
		expect(stable.size).toBeGreaterThanOrEqual(loads.length - 1);
		await session.stop();
	});

	test('after a weighing was saved, the same drum cannot be taken again until the scale was empty', async () => {
		const { clock, twin, session } = await withDrumOn(60_000);
		const first = takeWeighing(session.snapshot.scale, profile, noTare, session.snapshot.emptied);
		expect(first.ok).toBe(true);
		session.taken();
		await clock.advance(3000);
		const again = takeWeighing(session.snapshot.scale, profile, noTare, session.snapshot.emptied);
		expect(again).toEqual({ ok: false, refusal: { kind: 'not-returned-to-zero' } });
		twin.put(0);
		await clock.advance(5000);
		twin.put(60_000);
		await clock.advance(5000);
		expect(takeWeighing(session.snapshot.scale, profile, noTare, session.snapshot.emptied).ok).toBe(true);
		await session.stop();
	});

	test('a drum that stood there before the page was opened must be lifted first', async () => {
		const { clock, twin, session } = setUp();
		twin.put(60_000);
		await clock.advance(4000);
		session.start();
		await clock.advance(3000);
		expect(session.snapshot).toMatchObject({ scale: { kind: 'stable', gross: 60_000 }, emptied: false });
		await session.stop();
	});
});

describe('what the scale cannot weigh', () => {
	test('an overload is over, and the number before it is gone', async () => {
		const { clock, twin, session } = await withDrumOn(60_000);
		twin.setFault('overload');
		await clock.advance(300);
		expect(session.snapshot.scale).toEqual({ kind: 'over', gross: 150_500 });
		await session.stop();
	});

	test('below zero is shown and cannot be taken', async () => {
		const { clock, twin, session } = await withDrumOn(0);
		twin.setFault('negative');
		await clock.advance(3000);
		expect(session.snapshot.scale).toMatchObject({ kind: 'stable', gross: -350 });
		expect(takeWeighing(session.snapshot.scale, profile, noTare, true)).toMatchObject({
			refusal: { kind: 'negative' }
		});
		await session.stop();
	});

	test('a value between two divisions is refused, counted and named, and unsettles what was stable', async () => {
		const { clock, twin, session } = await withDrumOn(60_000);
		twin.setFault('wrong-division');
		await clock.advance(150);
		expect(session.snapshot.scale).toEqual({ kind: 'moving', gross: 60_000 });
		await clock.advance(1000);
		expect(session.snapshot.hint).toBe('wrong-division');
		expect(session.snapshot.faults.division).toBeGreaterThan(5);
		await session.stop();
	});
});

describe('a bad line', () => {
	test('silence: at a second the number is no longer stable, at three the scale is silent and the cable is named', async () => {
		const { clock, twin, session } = await withDrumOn(60_000);
		twin.setFault('silence');
		await clock.advance(900);
		expect(session.snapshot.scale.kind).toBe('stable');
		await clock.advance(1000);
		expect(session.snapshot.scale).toEqual({ kind: 'moving', gross: 60_000 });
		await clock.advance(2000);
		expect(session.snapshot).toMatchObject({ link: 'open', scale: { kind: 'silent' }, hint: 'no-bytes' });
		twin.setFault(null);
		await clock.advance(1500);
		expect(session.snapshot).toMatchObject({ scale: { kind: 'stable', gross: 60_000 }, hint: null });
		await session.stop();
	});

	test('damaged frames are counted and never shown; the good ones between them are', async () => {
		const { clock, twin, session, seen } = await withDrumOn(60_000);
		const from = seen.length;
		twin.setFault('bit-flips');
		await clock.advance(5000);
		expect(session.snapshot.faults.checksum).toBeGreaterThan(10);
		expect(session.snapshot).toMatchObject({ hint: 'damaged-frames', scale: { kind: 'stable', gross: 60_000 } });
		for (const { scale } of seen.slice(from)) expect(scale).toMatchObject({ gross: 60_000 });
		await session.stop();
	});

	test('half frames give no number, a count and a hint', async () => {
		const { clock, twin, session } = await withDrumOn(60_000);
		const seenAt = session.snapshot.lastFrameAt;
		twin.setFault('half-frames');
		await clock.advance(4000);
		expect(session.snapshot).toMatchObject({ scale: { kind: 'silent' }, hint: 'damaged-frames' });
		expect(session.snapshot.faults.cut).toBeGreaterThan(10);
		expect(session.snapshot.lastFrameAt! - seenAt!).toBeLessThan(200);
		await session.stop();
	});

	test.each([
		['another protocol', 'foreign' as const, 9600],
		['another baud rate', null, 1200]
	])('%s gives no number and is named', async (_, fault, baudRate) => {
		const { clock, twin, session, seen } = setUp({ over: { baudRate } });
		twin.setFault(fault);
		session.start();
		await clock.advance(5000);
		expect(session.snapshot).toMatchObject({
			link: 'open',
			scale: { kind: 'silent' },
			hint: 'foreign-protocol',
			lastFrameAt: null
		});
		expect(session.snapshot.faults.noise).toBeGreaterThan(100);
		expect(seen.some(({ scale }) => 'gross' in scale)).toBe(false);
		await session.stop();
	});

	test.each([true, false])(
		'a pulled cable (announced: %s) is lost, and a fresh port is opened when it is back',
		async (announceLoss) => {
			const { clock, twin, session, opened } = setUp({ announceLoss });
			session.start();
			await clock.advance(3000);
			twin.setFault('unplugged');
			await clock.advance(100);
			expect(session.snapshot).toMatchObject({ link: 'lost', scale: { kind: 'silent' } });
			await clock.advance(5000);
			expect(session.snapshot.link).toBe('lost');
			twin.setFault(null);
			await clock.advance(3000);
			expect(session.snapshot).toMatchObject({ link: 'open', scale: { kind: 'stable', gross: 0 } });
			expect(new Set(opened).size).toBeGreaterThan(1);
			await session.stop();
			expect(twin.state.listeners).toBe(0);
		}
	);

	test('a port that has died without a word is opened afresh', async () => {
		const { clock, twin, session, opened } = setUp();
		session.start();
		await clock.advance(3000);
		twin.setFault('silence');
		await clock.advance(12_000);
		expect(opened.length).toBe(2);
		expect(session.snapshot.scale.kind).toBe('silent');
		await session.stop();
	});

	test('a changed load behind a broken line is never taken for the one before', async () => {
		const { clock, twin, session, seen } = await withDrumOn(60_000);
		twin.setFault('unplugged');
		await clock.advance(500);
		twin.put(90_000);
		await clock.advance(4000);
		const from = seen.length;
		twin.setFault(null);
		await clock.advance(4000);
		const after = seen.slice(from).flatMap(({ scale }) => (scale.kind === 'stable' ? [scale.gross] : []));
		expect(new Set(after)).toEqual(new Set([90_000]));
		await session.stop();
	});
});

describe('who has the scale', () => {
	test('no port granted is no scale, said once', async () => {
		const clock = new FakeClock();
		const session = new ScaleSession({ profile, openPort: async () => null, clock, lock: soleOwner() });
		const seen: ScaleSnapshot[] = [];
		session.subscribe((snapshot) => seen.push(snapshot));
		session.start();
		await clock.advance(10_000);
		expect(seen).toEqual([{ ...session.snapshot, link: 'closed', scale: { kind: 'no-scale' }, hint: null }]);
		await session.stop();
	});

	test('the second tab says that another has it, and takes over when that one ends', async () => {
		const lock = soleOwner();
		const first = setUp({ lock });
		const second = setUp({ lock });
		first.session.start();
		await first.clock.advance(2000);
		second.session.start();
		await second.clock.advance(2000);
		expect(first.session.snapshot.hint).toBe(null);
		expect(second.session.snapshot).toMatchObject({ link: 'closed', hint: 'other-tab', scale: { kind: 'no-scale' } });
		await first.session.stop();
		await second.clock.advance(3000);
		expect(second.session.snapshot).toMatchObject({ link: 'open', hint: null, scale: { kind: 'stable', gross: 0 } });
		await second.session.stop();
	});

	test('stopped and started again at once it still has one port and its lock', async () => {
		const { clock, twin, session } = setUp();
		session.start();
		const stopped = session.stop();
		session.start();
		await stopped;
		await clock.advance(5000);
		expect(session.snapshot).toMatchObject({ link: 'open', hint: null, scale: { kind: 'stable', gross: 0 } });
		expect(twin.state.listeners).toBe(1);
		await session.stop();
		expect(twin.state.listeners).toBe(0);
	});
});
