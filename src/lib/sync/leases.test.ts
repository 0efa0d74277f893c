import { expect, test } from 'vitest';
import type { Day } from '#lib/domain/ids.ts';
import { ok, refuse } from '#lib/domain/result.ts';
import { keepSerials } from './leases.ts';

const need = (waste: string) => ({ waste, day: '2026-11-22' as Day });

test('every waste that is short gets one lease, and a day whose numbers are gone is told', async () => {
	const kept: unknown[] = [];
	const outcome = await keepSerials({
		needs: async () => [need('900-214-08'), need('900-041-49')],
		keep: async (of, lease) => void kept.push([of.waste, lease]),
		wire: { lease: async ({ waste }) => ok({ lease: waste === '900-214-08' ? { from: 721, to: 729 } : null }) }
	});
	expect(kept).toEqual([['900-214-08', { from: 721, to: 729 }]]);
	expect(outcome).toEqual({ kept: 1, exhausted: [need('900-041-49')] });
});

test('a line that fails keeps nothing and asks no further', async () => {
	let asked = 0;
	const outcome = await keepSerials({
		needs: async () => [need('900-214-08'), need('900-041-49')],
		keep: async () => undefined,
		wire: {
			lease: async () => {
				asked++;
				return refuse({ kind: 'offline' as const });
			}
		}
	});
	expect([asked, outcome]).toEqual([1, { kept: 0, exhausted: [] }]);
});
