/** A filter changes what it names in the address, and nothing else. */
import { expect, test } from 'vitest';
import { withFilters } from './address.ts';

const journal = new URL('https://wuji.example/office/journal?point=330106-01&type=container.received&before=40');

test('a filter is set, and the others stay', () => {
	expect(withFilters(journal, { type: 'label.printed' })).toBe(
		'/office/journal?point=330106-01&type=label.printed&before=40'
	);
});

test('a filter that is taken away leaves no empty name behind', () => {
	expect(withFilters(journal, { type: '', before: null })).toBe('/office/journal?point=330106-01');
	expect(withFilters(journal, { point: null, type: null, before: null })).toBe('/office/journal');
});

test('a value with marks of the address in it comes back as it was', () => {
	const address = withFilters(journal, { device: 'A&B=门 1' });
	expect(new URL(address, journal).searchParams.get('device')).toBe('A&B=门 1');
});
