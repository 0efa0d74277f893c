import { expect, test } from 'vitest';
import { laneRange } from '#lib/domain/codes/serials.ts';
import type { Day, PointId } from '#lib/domain/ids.ts';
import { code, received, STAFF, testKiosk, UNIT, type TestKiosk } from './kiosk.fixture.ts';
import { addLease, serialNeeds } from './serials.ts';
import { ok } from '#lib/domain/result.ts';

const today = '2026-11-22' as Day;

async function ready(lane: number | null): Promise<TestKiosk> {
	const kiosk = await testKiosk({ lane });
	const { point } = kiosk.identity;
	const row = {
		id: point,
		name: 'Point',
		company: { name: 'Company', unit: UNIT },
		address: '',
		stamp: { position: 1, device: 'server', seq: 1 }
	};
	await kiosk.journal.loadSnapshot({ position: 1, rows: [{ kind: 'point', row: row satisfies { id: PointId } }] });
	return kiosk;
}
const assigned = (id: string, serial: number) =>
	received(id, { code: code(serial), codeSource: 'assigned', temporary: null });

test('a waste of today is short when fewer serials are left in the lane than are to be in hand', async () => {
	const kiosk = await ready(0);
	const { to } = laneRange(0);
	for (let serial = 1; serial <= to - 6; serial++) await kiosk.record(assigned(`c-${serial}`, serial));
	expect(await serialNeeds(kiosk.db, today, 6)).toEqual([]);
	await kiosk.record(assigned('c-last', to - 5));
	expect(await serialNeeds(kiosk.db, today, 6)).toEqual([{ waste: '900-214-08', day: today }]);
	expect(await serialNeeds(kiosk.db, '2026-11-23' as Day, 6)).toEqual([]);
});

test('a lease ends the need, is kept once, and is given out after the lane', async () => {
	const kiosk = await ready(null);
	await kiosk.record(assigned('c-1', 800));
	expect(await serialNeeds(kiosk.db, today, 6)).toHaveLength(1);
	const lease = { from: 721, to: 729 };
	await addLease(kiosk.db, { waste: '900-214-08', day: today }, lease);
	await addLease(kiosk.db, { waste: '900-214-08', day: today }, lease);
	expect(await serialNeeds(kiosk.db, today, 6)).toEqual([]);
	await kiosk.journal.record(STAFF, async (read) => {
		expect(await read.serialsFor(code(1).slice(0, 34))).toEqual({ ranges: [lease], used: new Set([800]) });
		return ok([]);
	});
});

test('a container that waits for its code needs one under the day it was received on, also tomorrow', async () => {
	const kiosk = await ready(null);
	await kiosk.record(received('c-1'));
	expect(await serialNeeds(kiosk.db, '2026-11-23' as Day, 6)).toEqual([{ waste: '900-214-08', day: today }]);
});
