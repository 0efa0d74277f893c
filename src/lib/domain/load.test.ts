import { expect, test } from 'vitest';
import { container, stampOf, at } from './container.fixture.ts';
import type { Container } from './container.ts';
import type { ContainerId, LoadId } from './ids.ts';
import { allocationsOf, loadProgress } from './load.ts';
import { grams } from './weight.ts';

const l1 = 'l-1' as LoadId;
const list = (...ids: string[]) => ({ id: l1, listed: ids as ContainerId[] });
const aboard = { action: 'load', load: 'l-1' } as const;
const gone = [aboard, { action: 'depart', load: 'l-1' }, { action: 'deliver', load: 'l-1' }] as const;
const draw = (tank: Container, load: string, weight: number, position: number): Container => ({
	...tank,
	draws: [...tank.draws, { load: load as LoadId, grams: grams(weight), at, stamp: stampOf(position) }]
});

test('a load names what is on board, what waits, and what is on board without being listed', () => {
	const containers = [container('c-1', [aboard], 700), container('c-2'), container('c-3', [aboard], 50)];
	expect(loadProgress(list('c-1', 'c-2'), containers)).toEqual({
		loaded: ['c-1', 'c-3'],
		waiting: ['c-2'],
		unlisted: ['c-3'],
		net: 750,
		outcome: 'none'
	});
});

test('the outcome of a load is that of its containers, and undecided while any of them is', () => {
	const taken = container('c-1', [...gone, { action: 'accept', load: 'l-1' }]);
	const refused = container('c-2', [...gone, { action: 'refuse', load: 'l-1' }]);
	const waiting = container('c-3', gone);
	const outcome = (...containers: Container[]) => loadProgress(list(), containers).outcome;
	expect(outcome(waiting)).toBe('none');
	expect(outcome(taken, waiting)).toBe('undecided');
	expect(outcome(taken, refused)).toBe('partly-accepted');
	expect(outcome(taken)).toBe('accepted');
	expect(outcome(refused)).toBe('refused');
});

test('a container that came back is on no load', () => {
	const back = container('c-1', [aboard, { action: 'unload' }]);
	expect(loadProgress(list('c-1'), [back])).toMatchObject({ loaded: [], waiting: ['c-1'] });
	expect(allocationsOf(l1, [back])).toEqual([]);
});

test('what goes with a load is the whole container, or what was drawn from it', () => {
	const tank = draw(draw(container('t-1', [], 1000), 'l-1', 300, 5), 'l-2', 200, 6);
	expect(allocationsOf(l1, [container('c-1', [aboard], 700), tank])).toEqual([
		{ load: 'l-1', container: 'c-1', grams: 700, whole: true },
		{ load: 'l-1', container: 't-1', grams: 300, whole: false }
	]);
});

test('no more is allocated than there was, however much was said to be drawn', () => {
	const tank = draw(draw(container('t-1', [], 1000), 'l-1', 900, 5), 'l-2', 200, 6);
	expect(allocationsOf('l-2' as LoadId, [tank])).toEqual([{ load: 'l-2', container: 't-1', grams: 100, whole: false }]);
});
