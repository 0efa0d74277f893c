/** Containers for tests of what is read off them: received, then what a test says happened. */
import { newContainer, withLeg, type Container, type NewLeg } from './container.ts';
import type { ContainerId, Day, DeviceId, EnterpriseId, LoadId, PersonId, PointId, SlotName } from './ids.ts';
import type { Stamp } from './stamp.ts';
import { grams } from './weight.ts';

export const at = '2026-11-22T01:00:00.000Z';
export const stampOf = (position: number): Stamp => ({ position, device: 'd-1' as DeviceId, seq: position });

type Said = { action: NewLeg['action']; slot?: string; load?: string };

/** @param said what happened to it, in order, after its reception at position 1. */
export function container(id: string, said: readonly Said[] = [], net = 100_000): Container {
	const tare = grams(10_000);
	const received: Container['received'] = {
		enterprise: 'E-1' as EnterpriseId,
		enterpriseName: '甲',
		waste: '900-214-08',
		edition: '2025',
		hazards: [],
		form: 'liquid',
		packaging: 'steel-drum-200',
		gross: grams(net + tare),
		tare,
		net: grams(net),
		at,
		day: '2026-11-22' as Day,
		by: 'p-1' as PersonId,
		notices: [],
		from: [],
		stamp: stampOf(1)
	};
	const legs: Said[] = [{ action: 'receive' }, ...said];
	return legs.reduce<Container>(
		(each, { action, slot, load }, index) =>
			withLeg(each, {
				action,
				slot: (slot ?? null) as SlotName | null,
				load: (load ?? null) as LoadId | null,
				why: '',
				at,
				stamp: stampOf(index + 1)
			}),
		{ ...newContainer(id as ContainerId, 'p' as PointId), received }
	);
}
