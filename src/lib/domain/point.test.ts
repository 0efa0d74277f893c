import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day, DeviceId, PointId, SlotName, ZoneId } from './ids.ts';
import { agreementOn, suggestedSlot, type Zone } from './point.ts';

const zone = (name: string, takes: string[], slots: string[]): Zone => ({
	id: name as ZoneId,
	point: '330106-01' as PointId,
	name,
	takes,
	slots: slots as SlotName[],
	stamp: { position: 1, device: 'server.330106-01' as DeviceId, seq: 1 }
});
const held = (counts: Record<string, number>) => new Map(Object.entries(counts) as [SlotName, number][]);
const oil = zone('废油区', ['HW08', 'HW09'], ['B-01', 'B-02']);
const other = zone('综合区', [], ['A-01', 'A-02']);

describe('the suggested slot', () => {
	test('is the emptiest one of a zone meant for the category', () => {
		expect(suggestedSlot([other, oil], 'HW08', held({}))?.slot).toBe('B-01');
		expect(suggestedSlot([other, oil], 'HW08', held({ 'B-01': 2, 'B-02': 1 }))).toEqual({
			zone: oil,
			slot: 'B-02',
			held: 1
		});
	});

	test('stays in the zone meant for the category even where another is emptier', () => {
		expect(suggestedSlot([other, oil], 'HW08', held({ 'B-01': 9, 'B-02': 9 }))?.zone).toBe(oil);
	});

	test('is in a zone for any where none is meant for the category', () => {
		expect(suggestedSlot([oil, other], 'HW49', held({ 'A-01': 1 }))?.slot).toBe('A-02');
		expect(suggestedSlot([zone('空区', ['HW49'], []), other], 'HW49', held({}))?.slot).toBe('A-01');
	});

	test('is none where no zone may take it', () => {
		expect(suggestedSlot([oil], 'HW49', held({}))).toBeUndefined();
		expect(suggestedSlot([], 'HW08', held({}))).toBeUndefined();
	});

	test('is never in a zone that is meant for something else', () => {
		const categories = ['HW08', 'HW34', 'HW49'];
		const zones = fc.array(
			fc
				.record({ takes: fc.subarray(categories), slots: fc.subarray(['S-1', 'S-2', 'S-3']) })
				.map(({ takes, slots }) => zone('z', takes, slots)),
			{ maxLength: 5 }
		);
		fc.assert(
			fc.property(zones, fc.constantFrom(...categories), (list, category) => {
				const found = suggestedSlot(list, category, held({}));
				const may = list.some(
					({ takes, slots }) => slots.length > 0 && (takes.length === 0 || takes.includes(category))
				);
				expect(found !== undefined).toBe(may);
				if (!found) return;
				expect(found.zone.takes.length === 0 || found.zone.takes.includes(category)).toBe(true);
				expect(found.zone.slots).toContain(found.slot);
			})
		);
	});
});

test('an agreement is valid through its last day', () => {
	const on = (agreementUntil: string | null) =>
		agreementOn({ agreementUntil: agreementUntil as Day | null }, '2026-11-22' as Day);
	expect([on('2026-11-22'), on('2027-03-31'), on('2026-11-21'), on(null)]).toEqual([
		'valid',
		'valid',
		'expired',
		'none'
	]);
});
