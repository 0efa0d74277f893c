/** Set up in every page of the core's tests: what is said to `console.error` fails the test in which it was said. */
import { afterAll, afterEach, expect } from 'vitest';

const said: string[] = [];
const spoken = console.error;
console.error = (...words: unknown[]) => {
	said.push(words.map(String).join(' '));
	spoken(...words);
};

const nothingSaid = () => expect(said.splice(0), 'said to console.error').toEqual([]);
afterEach(nothingSaid);
// What a module said while it was loaded, or a test after its end.
afterAll(nothingSaid);
