import { expect, test } from 'vitest';
import { whyNotGreen, whyNotRed, type Fault, type Run } from './verdict.ts';

const named = { file: 'a.test.ts', sentence: 'adds up' };
const assertion: Fault = [{ name: 'AssertionError', message: 'expected 1 to be 2' }];
const bug: Fault = [{ name: 'TypeError', message: 'x is not a function\n  at y' }];
const counterexample = (cause: Fault): Fault => [{ name: 'Error', message: 'Property failed after 1 tests' }, ...cause];
const ran = (...faults: Fault[][]): Run => ({
	broken: [],
	tests: faults.map((each) => ({ ...named, passed: each.length === 0, faults: each }))
});

test('a plant is red by an assertion, or by the counterexample of a property', () => {
	expect(whyNotRed(ran([assertion]), [named])).toBeUndefined();
	expect(whyNotRed(ran([counterexample(assertion)]), [named])).toBeUndefined();
	const answered = counterexample([{ name: 'Error', message: 'Property failed by returning false' }]);
	expect(whyNotRed(ran([answered]), [named])).toBeUndefined();
});

test('a plant that breaks the program is not red, also inside a property', () => {
	expect(whyNotRed(ran([bug]), [named])).toBe(
		'fails, but not by a wrong answer: adds up: TypeError: x is not a function'
	);
	expect(whyNotRed(ran([counterexample(bug)]), [named])).toContain('caused by TypeError');
	expect(whyNotRed(ran([assertion, bug]), [named])).toContain('TypeError');
});

test('a plant that stays green is told, on one engine of two as well', () => {
	expect(whyNotRed(ran([]), [named])).toBe('stays green: adds up');
	expect(whyNotRed(ran([assertion], []), [named])).toBe('stays green: adds up');
});

test('a test that did not run proves nothing, and why is told', () => {
	const run: Run = { broken: ['SyntaxError: unexpected token\nat'], tests: [] };
	expect(whyNotRed(run, [named])).toBe('did not run: adds up (SyntaxError: unexpected token)');
	expect(whyNotGreen(run, [named])).toContain('SyntaxError');
	expect(whyNotGreen(ran(), [named])).toBe('no such test: a.test.ts › adds up');
});

test('with nothing planted every named test has to be green', () => {
	expect(whyNotGreen(ran([]), [named])).toBeUndefined();
	expect(whyNotGreen(ran([], [assertion]), [named])).toBe('red without a plant: a.test.ts › adds up');
});
