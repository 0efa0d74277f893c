import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../tests/twins/fake-clock.ts';
import { ScannerTwin } from '../../../tests/twins/scanner-twin.ts';
import { emulatedPort } from './emulated-port.ts';
import { LineFramer, listenLines } from './line-scanner.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('lines are the same however the cable cuts them, with any line end', () => {
	const text = fc.string({ unit: fc.constantFrom('W', '1', ':', '桶', 'é'), minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(
			fc.array(text),
			fc.constantFrom('\r', '\n', '\r\n'),
			fc.integer({ min: 1, max: 9 }),
			(texts, end, step) => {
				const bytes = bytesOf(texts.map((each) => each + end).join(''));
				const framer = new LineFramer();
				const lines: string[] = [];
				for (let at = 0; at < bytes.length; at += step) lines.push(...framer.feed(bytes.subarray(at, at + step), at));
				expect(lines).toEqual(texts);
			}
		)
	);
});

test('a line that never ends is not kept, and the next one is read', () => {
	const framer = new LineFramer();
	for (let at = 0; at < 100; at++) expect(framer.feed(new Uint8Array(1000).fill(0x41), at)).toEqual([]);
	expect(framer.feed(bytesOf('\rB\r'), 100)).toEqual(['B']);
});

test('what is no text is dropped', () => {
	expect(new LineFramer().feed(Uint8Array.of(0xff, 0xfe, 0x0d, 0x41, 0x0d), 0)).toEqual(['A']);
});

test('the rest of a line whose cable was pulled is not put before the next', async () => {
	const clock = new FakeClock();
	const twin = new ScannerTwin();
	const lines: string[] = [];
	const scanner = listenLines({
		openPort: async () => emulatedPort((_, heard) => twin.connect(heard)),
		clock,
		onLine: (line) => lines.push(line)
	});
	await clock.advance(100);
	twin.scan('WUJI:E:1');
	twin.send('WUJI:E');
	twin.unplug();
	await clock.advance(2000);
	twin.scan('WUJI:E:2');
	await clock.advance(100);
	expect(lines).toEqual(['WUJI:E:1', 'WUJI:E:2']);
	await scanner.stop();
});
