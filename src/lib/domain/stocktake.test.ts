import { expect, test } from 'vitest';
import { at, container, stampOf } from './container.fixture.ts';
import type { ContainerId, PersonId, PointId, SlotName, StocktakeId } from './ids.ts';
import { countId, differencesOf, type Count } from './stocktake.ts';

const count = (id: string, slot: string | null): Count => ({
	id: countId('t-1', id),
	point: 'p' as PointId,
	stocktake: 't-1' as StocktakeId,
	container: id as ContainerId,
	slot: slot as SlotName | null,
	by: 'p-1' as PersonId,
	at,
	stamp: stampOf(9)
});

test('a stocktake names what is missing, what stands elsewhere, and what should not be there', () => {
	const stored = container('c-1', [{ action: 'store', slot: 'B-01' }]);
	const moved = container('c-2', [{ action: 'store', slot: 'B-01' }]);
	const left = container('c-3', [{ action: 'depart', load: 'l-1' }]);
	const absent = container('c-4', [{ action: 'store', slot: 'B-02' }]);
	const onTheFloor = container('c-5');
	const known = new Map([stored, moved, left, absent, onTheFloor].map((each) => [each.id, each]));
	const counts = [
		count('c-1', 'B-01'),
		count('c-2', 'B-02'),
		count('c-3', 'B-01'),
		count('c-5', null),
		count('stranger', null)
	];
	const differences = differencesOf([stored, moved, absent, onTheFloor], counts, (id) => known.get(id));
	expect(differences).toEqual([
		{ kind: 'missing', container: 'c-4', slot: 'B-02' },
		{ kind: 'elsewhere', container: 'c-2', recorded: 'B-01', found: 'B-02' },
		{ kind: 'unexpected', container: 'c-3', slot: 'B-01' },
		{ kind: 'unexpected', container: 'stranger', slot: null }
	]);
});
