/**
 * A container as the first version of this store kept it, made to fit the present form.
 *
 * Only what was known then can be in it; the next snapshot from the server replaces it.
 */
import { newContainer, withLeg, type Container, type Leg } from '#lib/domain/container.ts';

type First = Partial<Container> &
	Pick<Container, 'id' | 'point'> & { place?: Pick<Leg, 'slot' | 'at' | 'stamp'> | null };

export function upgradedContainer(first: First): Container {
	const { received, place, ...rest } = first;
	let container: Container = { ...newContainer(first.id, first.point), ...rest, journey: [], place: null };
	const leg = { slot: null, load: null, why: '' };
	if (received) {
		container = { ...container, received: { ...received, from: [] } };
		container = withLeg(container, { ...leg, action: 'receive', at: received.at, stamp: received.stamp });
	}
	if (place)
		container = withLeg(container, { ...leg, action: 'store', slot: place.slot, at: place.at, stamp: place.stamp });
	return container;
}
