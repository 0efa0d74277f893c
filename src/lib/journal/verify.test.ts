import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toBase64url, utf8 } from './bytes.ts';
import { eventLine, linesOfExport, footerLine, headerLine } from './export.ts';
import { signerOf } from './keys.ts';
import { exportOf, SampleDevice, sampleBodies, sampleJournal } from './sample-events.ts';
import { verifyExport } from './verify.ts';

let journal: Awaited<ReturnType<typeof sampleJournal>>;
beforeAll(async () => {
	journal = await sampleJournal();
});

const fileOf = (lines: readonly string[]) => utf8(lines.map((line) => `${line}\n`).join(''));
const verifyFile = (file: Uint8Array, trusted?: string) => verifyExport(linesOfExport([file]), trusted);

async function badEvent(lines: readonly string[], trusted?: string) {
	const result = await verifyFile(fileOf(lines), trusted);
	return result.ok ? undefined : result.refusal;
}
const faultOf = async (lines: readonly string[], trusted?: string) => (await badEvent(lines, trusted))?.fault.kind;
const changed = (lines: readonly string[], at: number, line: string) =>
	lines.map((old, index) => (index === at ? line : old));

describe('a good export', () => {
	test('passes, and says how many events there are and where each chain ends', async () => {
		const { lines, events, server, a, b } = journal;
		const result = await verifyFile(fileOf(lines), server.keys.publicKey);
		if (!result.ok) throw new Error(JSON.stringify(result.refusal));
		expect(result.value.events).toBe(events.length);
		const byDevice = (x: { device: string }, y: { device: string }) => (x.device < y.device ? -1 : 1);
		expect([...result.value.heads].sort(byDevice)).toEqual([a.head, b.head, server.head].sort(byDevice));
	});

	test('of a point at which nothing has happened yet passes too', async () => {
		const { server } = journal;
		expect(await faultOf(await exportOf([], server))).toBeUndefined();
	});

	test('is told from a file that is one endless line', async () => {
		const endless = Array.from({ length: 20 }, () => new Uint8Array(100_000).fill(0x61));
		expect(await verifyExport(linesOfExport(endless))).toMatchObject({
			refusal: { fault: { kind: 'header-unreadable' } }
		});
		expect(await verifyExport(linesOfExport([]))).toMatchObject({ refusal: { fault: { kind: 'header-unreadable' } } });
	});

	test('passes however it is cut on its way', async () => {
		const file = fileOf(journal.lines);
		const cuts = fc
			.array(fc.nat(file.length), { maxLength: 20 })
			.map((at) => [0, ...at.sort((x, y) => x - y), file.length]);
		await fc.assert(
			fc.asyncProperty(cuts, async (at) => {
				const chunks = at.slice(1).map((end, index) => file.subarray(at[index], end));
				const lines: string[] = [];
				for await (const line of linesOfExport(chunks)) lines.push(line);
				expect(lines).toEqual(journal.lines);
			})
		);
	});
});

describe('one byte', () => {
	/** Turns a byte of one event's line in the file itself, as a disk or a person would. */
	const turned = (event: number, at: number, change: (byte: number) => number) => {
		const file = fileOf(journal.lines);
		const start = utf8(
			journal.lines
				.slice(0, event + 1)
				.map((line) => `${line}\n`)
				.join('')
		).length;
		const length = utf8(journal.lines[event + 1]!).length;
		const place = start + (at % length);
		file[place] = change(file[place]!);
		return file;
	};
	const namesIt = async (event: number, file: Uint8Array) => {
		const result = await verifyFile(file, journal.server.keys.publicKey);
		expect(result.ok ? 'passes' : { line: result.refusal.line, position: result.refusal.position }).toEqual({
			line: event + 2,
			position: event + 1
		});
	};

	test('with one bit turned in any event is found, and the event is named', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(13), fc.nat(), fc.nat(7), async (event, at, bit) => {
				await namesIt(
					event,
					turned(event, at, (byte) => byte ^ (1 << bit))
				);
			}),
			{ numRuns: 600 }
		);
	});

	test('put in the place of another in any event is found, and the event is named', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(13), fc.nat(), fc.integer({ min: 1, max: 255 }), async (event, at, by) => {
				await namesIt(
					event,
					turned(event, at, (byte) => (byte + by) % 256)
				);
			}),
			{ numRuns: 400 }
		);
	});

	test('that makes UTF-8 wrong is found even where a lenient reader would see the same text', async () => {
		const server = new SampleDevice(journal.server.id, journal.server.keys);
		const file = fileOf(await exportOf([await server.sign('point.recorded', { address: '示例路\ufffd号' })], server));
		expect((await verifyFile(file)).ok).toBe(true);
		const place = file.findIndex((byte, at) => byte === 0xef && file[at + 1] === 0xbf && file[at + 2] === 0xbd);
		const before = new TextDecoder().decode(file);
		file[place] = 0xf0;
		expect(new TextDecoder().decode(file)).toBe(before);
		expect(await verifyFile(file)).toMatchObject({
			refusal: { fault: { kind: 'line-unreadable' }, line: 2, position: 1 }
		});
	});

	test('turned in the header or the footer is found as well', async () => {
		await fc.assert(
			fc.asyncProperty(fc.boolean(), fc.nat(), fc.nat(7), async (head, at, bit) => {
				const file = fileOf(journal.lines);
				const length = utf8(journal.lines.at(head ? 0 : -1)!).length;
				const place = head ? at % length : file.length - 2 - (at % length);
				file[place]! ^= 1 << bit;
				expect((await verifyFile(file, journal.server.keys.publicKey)).ok).toBe(false);
				expect((await verifyFile(file)).ok).toBe(false);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('lines', () => {
	test('cut off at the end are missed, with or without the footer', async () => {
		const { lines } = journal;
		for (let kept = 1; kept < lines.length; kept++) expect(await faultOf(lines.slice(0, kept))).toBe('footer-missing');
		expect(await faultOf([...lines.slice(0, -2), lines.at(-1)!])).toBe('footer-count');
		expect(await faultOf([])).toBe('header-unreadable');
	});

	test('left out, doubled or swapped are found at the first that is not in its place', async () => {
		const { lines } = journal;
		const event = fc.integer({ min: 1, max: lines.length - 2 });
		await fc.assert(
			fc.asyncProperty(event, event, async (i, j) => {
				const without = lines.filter((_, index) => index !== i);
				const dropped = await badEvent(without);
				if (i === lines.length - 2) expect(dropped?.fault.kind).toBe('footer-count');
				else expect(dropped).toMatchObject({ fault: { kind: 'position', expected: i, found: i + 1 }, line: i + 1 });

				const doubled = await badEvent([...lines.slice(0, i + 1), ...lines.slice(i)]);
				expect(doubled).toMatchObject({ fault: { kind: 'position', expected: i + 1, found: i }, line: i + 2 });

				if (i === j) return;
				const swapped = await badEvent(changed(changed(lines, i, lines[j]!), j, lines[i]!));
				expect(swapped).toMatchObject({ fault: { kind: 'position' }, line: Math.min(i, j) + 1 });
			}),
			{ numRuns: 60 }
		);
	});

	test('after the footer, or with a space, an empty line or a carriage return, are not of this file', async () => {
		const { lines } = journal;
		expect(await faultOf([...lines, lines.at(-1)!])).toBe('line-unreadable');
		expect(await faultOf([...lines, ''])).toBe('line-unreadable');
		expect(await badEvent(changed(lines, 4, ` ${lines[4]}`))).toMatchObject({
			fault: { kind: 'line-unreadable' },
			line: 5
		});
		expect(await faultOf(lines.map((line) => `${line}\r`))).toBe('header-unreadable');
	});
});

describe('a forger who renumbers what he changed', () => {
	/** The export made anew over other events: positions and footer are right again, the footer is even signed. */
	const kindOf = async (events: typeof journal.events) => badEvent(await exportOf(events, journal.server));

	test('cannot leave an event out: the next of its device does not follow', async () => {
		const events = journal.events.filter((_, index) => index !== 5);
		expect(await kindOf(events)).toMatchObject({
			fault: { kind: 'seq', expected: 2, found: 3 },
			position: 7,
			device: 'd-a',
			seq: 3
		});
	});

	test('cannot swap two events of one device', async () => {
		const events = [...journal.events];
		[events[5], events[7]] = [events[7]!, events[5]!];
		expect(await kindOf(events)).toMatchObject({ fault: { kind: 'seq' }, position: 6 });
	});

	test('cannot put an event of another history in its place, though the device signed both', async () => {
		const twin = new SampleDevice(journal.a.id, journal.a.keys);
		await twin.sign('shift.opened', { person: 'p-2' });
		const other = await twin.sign('container.received', { enterpriseName: '别的厂' });
		expect(await kindOf(journal.events.map((event, index) => (index === 5 ? other : event)))).toMatchObject({
			fault: { kind: 'prev' },
			position: 6
		});
	});

	test('cannot bring in a device that the server did not enrol', async () => {
		const stranger = await SampleDevice.make('d-x');
		const events = [...journal.events, await stranger.sign('shift.opened')];
		expect(await kindOf(events)).toMatchObject({
			fault: { kind: 'device-unknown', device: 'd-x' },
			device: 'd-x',
			seq: 1
		});
	});

	test('cannot enrol a device from a tablet', async () => {
		const [stranger, tablet] = [await SampleDevice.make('d-x'), await SampleDevice.make('d-a')];
		const server = new SampleDevice(journal.server.id, journal.server.keys);
		const events = [
			await server.sign('device.enrolled', tablet.enrolment()),
			await tablet.sign('device.enrolled', stranger.enrolment()),
			await stranger.sign('shift.opened')
		];
		expect(await kindOf(events)).toMatchObject({ fault: { kind: 'device-unknown', device: 'd-x' }, position: 3 });
	});

	test('cannot sign for a tablet with a key of his own', async () => {
		const impostor = await SampleDevice.make('d-a');
		impostor.head = journal.a.head;
		expect(await kindOf([...journal.events, await impostor.sign('shift.closed')])).toMatchObject({
			fault: { kind: 'signature' },
			device: 'd-a'
		});
	});

	test('cannot take events of another point', async () => {
		const header = journal.lines[0]!.replace('330106-01', '330106-02');
		expect(await faultOf([header, ...journal.lines.slice(1)])).toBe('other-point');
	});
});

describe('the ends of the file', () => {
	test('a file that proves itself with another key is refused where the key is known', async () => {
		const other = await SampleDevice.make(journal.server.id, 'ES256');
		const own = await exportOf([await other.sign('point.recorded')], other);
		expect(await faultOf(own)).toBeUndefined();
		expect(await faultOf(own, journal.server.keys.publicKey)).toBe('server-key-differs');
	});

	test('a footer with other heads, another count or a foreign signature is refused', async () => {
		const { lines, events, a, b, server } = journal;
		const footer = JSON.parse(lines.at(-1)!) as { count: number; heads: (typeof a.head)[]; sig: string };
		const closedBy = (change: object) => [...lines.slice(0, -1), footerLine({ ...footer, ...change })];
		expect(await faultOf(closedBy({}))).toBeUndefined();
		expect(await faultOf(closedBy({ count: events.length + 1 }))).toBe('footer-count');
		expect(await faultOf(closedBy({ heads: [a.head, b.head] }))).toBe('footer-heads');
		expect(await faultOf(closedBy({ heads: [{ ...a.head, seq: 99 }, b.head, server.head] }))).toBe('footer-heads');
		const foreign = toBase64url(await signerOf(a.keys).sign(utf8('anything')));
		expect(await faultOf(closedBy({ sig: foreign }))).toBe('footer-signature');
		expect(await faultOf(closedBy({ sig: '' }))).toBe('footer-signature');
	});

	test('a header of another format or version, or with a key that is none, is not read', async () => {
		const { lines, server } = journal;
		const header = {
			format: 'wuji-journal',
			version: 1,
			point: '330106-01',
			server: { alg: server.keys.alg, publicKey: server.keys.publicKey }
		};
		const openedBy = (change: object) => changed(lines, 0, headerLine({ ...header, ...change } as never));
		expect(await faultOf(openedBy({}))).toBeUndefined();
		for (const change of [{ format: 'other' }, { version: 2 }, { server: { alg: 'ES256', publicKey: 'AA' } }]) {
			expect(await faultOf(openedBy(change))).toBe('header-unreadable');
		}
	});

	test('an enrolment with a key that is none ends the proof', async () => {
		const server = new SampleDevice(journal.server.id, journal.server.keys);
		const events = [await server.sign('device.enrolled', { ...sampleBodies['device.enrolled'], device: 'd-z' })];
		expect(await faultOf(await exportOf(events, journal.server))).toBe('key-unusable');
	});

	test('an event line is written in one way only', () => {
		const [line] = journal.lines.slice(1);
		expect(eventLine(JSON.parse(line!))).toBe(line);
	});
});
