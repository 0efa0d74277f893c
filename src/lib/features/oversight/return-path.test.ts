/** After signing in a person lands on this site, whatever stood in the address. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

const origin = 'https://wuji.example';

test('the page that was asked for comes back, with its filters', () => {
	expect(returnPath('/office/journal?point=330106-01&type=container.received', origin)).toBe(
		'/office/journal?point=330106-01&type=container.received'
	);
});

test.each([
	null,
	'',
	'office',
	'https://elsewhere.example/',
	'//elsewhere.example',
	'/\\elsewhere.example',
	'/\t/elsewhere.example',
	'/sign-in?to=/sign-in'
])('%j leads to the stock page', (asked) => expect(returnPath(asked, origin)).toBe('/office/stock'));

test('no text leads to another site', () => {
	const tricky = fc.array(
		fc.constantFrom('/', '\\', '.', '@', ':', '\t', '\n', '%2f', 'elsewhere.example', 'http:', '?', '#')
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				tricky.map((parts) => `/${parts.join('')}`)
			),
			(asked) => {
				expect(new URL(returnPath(asked, origin), origin).origin).toBe(origin);
			}
		),
		{ numRuns: 2000 }
	);
});
