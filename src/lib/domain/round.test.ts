import { expect, test } from 'vitest';
import type { ContainerId, EnterpriseId, StopId } from './ids.ts';
import { newStop, roundProgress, type Stop } from './round.ts';
import { grams } from './weight.ts';

const stop = (id: string, change: Partial<Stop>): Stop => ({
	...newStop({ stop: id as StopId, enterprise: 'E-1' as EnterpriseId, booking: null, window: null, due: null }),
	...change
});

test('a round carries what its stops say, and waits for those that are neither signed nor skipped', () => {
	const stops = [
		stop('s-1', { state: 'signed', containers: ['c-1', 'c-2'] as ContainerId[], net: grams(200) }),
		stop('s-2', { state: 'skipped' }),
		stop('s-3', { state: 'collected', containers: ['c-3'] as ContainerId[], net: grams(50) }),
		stop('s-4', {})
	];
	expect(roundProgress({ stops })).toEqual({
		open: ['s-3', 's-4'],
		served: 1,
		skipped: 1,
		containers: ['c-1', 'c-2', 'c-3'],
		net: 250
	});
	expect(roundProgress({ stops: [] })).toEqual({ open: [], served: 0, skipped: 0, containers: [], net: 0 });
});
