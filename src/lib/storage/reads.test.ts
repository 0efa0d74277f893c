import { describe, expect, test } from 'vitest';
import type { DeviceId, EnterpriseId, SlotName } from '#lib/domain/ids.ts';
import {
	code,
	coded,
	printed,
	received,
	stored,
	testKiosk,
	verified,
	voided,
	type TestKiosk
} from './kiosk.fixture.ts';
import { kioskReads } from './reads.ts';

/** Containers one minute apart: c-1 done in A-01, c-2 done in B-02, c-3 not stored, c-4 voided. */
async function ready(): Promise<TestKiosk> {
	const kiosk = await testKiosk();
	const whole = (id: string, serial: number, slot: string) => [
		received(id, { code: code(serial), codeSource: 'assigned', temporary: null }),
		printed(id),
		verified(id),
		stored(id, slot)
	];
	await kiosk.record(...whole('c-1', 1, 'A-01'));
	kiosk.clock.now += 60_000;
	await kiosk.record(...whole('c-2', 2, 'B-02'));
	kiosk.clock.now += 60_000;
	await kiosk.record(received('c-3', { enterprise: 'E-2', waste: '900-041-49', packaging: 'bag' }));
	kiosk.clock.now += 60_000;
	await kiosk.record(received('c-4', { code: code(9) }), stored('c-4', 'A-01'), voided('c-4'));
	return kiosk;
}
const ids = (containers: { id: string }[]) => containers.map(({ id }) => id);

describe('reads', () => {
	test('containers are found by code and by temporary mark, and one that is not voided comes first', async () => {
		const kiosk = await ready();
		const reads = kioskReads(kiosk.db);
		expect((await reads.containerByCode(code(2)))?.id).toBe('c-2');
		expect((await reads.containerByTemporary('T-c-3'))?.id).toBe('c-3');
		expect((await reads.containerByCode(code(9)))?.id).toBe('c-4');
		await kiosk.record(coded('c-3', code(9)));
		expect((await reads.containerByCode(code(9)))?.id).toBe('c-3');
		expect(await reads.containerByCode(code(500))).toBeUndefined();
	});

	test('open are those with a step to do, the longest waiting first', async () => {
		const kiosk = await ready();
		await kiosk.record(received('c-5'));
		expect(ids(await kioskReads(kiosk.db).openContainers(10))).toEqual(['c-3', 'c-5']);
	});

	test('stock leaves out what was voided, and follows a move from slot to slot', async () => {
		const kiosk = await ready();
		const reads = kioskReads(kiosk.db);
		expect(await reads.stockSummary()).toEqual({ containers: 3, net: 3 * 113_950, oldestDay: '2026-11-22' });
		expect(await reads.slotLoads()).toEqual(
			new Map([
				['A-01', 1],
				['B-02', 1]
			])
		);
		await kiosk.record(stored('c-1', 'B-02'));
		expect(await reads.slotLoads()).toEqual(new Map([['B-02', 2]]));
		expect(ids(await reads.containersInSlot('B-02' as SlotName))).toEqual(['c-1', 'c-2']);
		await kiosk.record(voided('c-1'), voided('c-2'), voided('c-3'));
		expect(await reads.stockSummary()).toEqual({ containers: 0, net: 0, oldestDay: null });
		expect(await reads.slotLoads()).toEqual(new Map());
	});

	test('the latest come first, and what an enterprise brought leaves out what was voided', async () => {
		const reads = kioskReads((await ready()).db);
		expect(ids(await reads.recentContainers(3))).toEqual(['c-4', 'c-3', 'c-2']);
		expect(await reads.recentOf('E-1' as EnterpriseId, 10)).toMatchObject([
			{ at: '2026-11-22T01:01:00.000Z' },
			{ at: '2026-11-22T01:00:00.000Z' }
		]);
		expect(await reads.recentOf('E-2' as EnterpriseId, 10)).toMatchObject([{ waste: '900-041-49', packaging: 'bag' }]);
	});

	test('the current shift is the last one opened on this device, until it is closed', async () => {
		const kiosk = await ready();
		const reads = kioskReads(kiosk.db);
		const current = async () => (await reads.currentShift('d-1' as DeviceId))?.id;
		expect(await current()).toBeUndefined();
		await kiosk.record({ type: 'shift.opened', body: { shift: 's-1', person: 'p-1' } });
		await kiosk.record({ type: 'shift.opened', body: { shift: 's-0', person: 'p-2' } });
		expect(await current()).toBe('s-0');
		await kiosk.record({ type: 'shift.closed', body: { shift: 's-0' } });
		expect(await current()).toBeUndefined();
	});
});
