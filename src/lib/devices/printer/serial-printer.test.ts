import { expect, test } from 'vitest';
import { FakeClock } from '../../../../tests/twins/fake-clock.ts';
import { PrinterTwin } from '../../../../tests/twins/printer-twin.ts';
import { emulatedPort } from '../emulated-port.ts';
import { bitmapOf } from './bitmap.ts';
import { serialPrinter } from './serial-printer.ts';
import { zplLabel } from './zpl.ts';

async function setUp({ printTime = 800 } = {}) {
	const clock = new FakeClock();
	const twin = new PrinterTwin({ clock, printTime });
	let plugged = true;
	const openPort = async () => (plugged ? emulatedPort((_, heard) => twin.connect(heard)) : null);
	const printer = serialPrinter({ name: 'P1', openPort, clock });
	const label = await zplLabel(bitmapOf({ data: new Uint8ClampedArray(4 * 64).fill(255), width: 8, height: 8 }));
	/** The answer, with as much time as it takes. */
	const eventually = async <Value>(promise: Promise<Value>, milliseconds = 40_000) => {
		await clock.advance(milliseconds);
		return promise;
	};
	return { clock, twin, printer, label, eventually, setPlugged: (is: boolean) => (plugged = is) };
}

test('printed means that the label is out', async () => {
	const { twin, printer, label, clock } = await setUp();
	let done = false;
	const printing = printer.print(label).then((result) => ((done = true), result));
	await clock.advance(700);
	expect(done).toBe(false);
	expect(twin.labels).toHaveLength(0);
	await clock.advance(1000);
	expect(await printing).toEqual({ ok: true, value: undefined });
	expect(twin.labels).toHaveLength(1);
});

test('without paper, with the head open or with no printer nothing is sent', async () => {
	const { twin, printer, label, eventually, setPlugged } = await setUp();
	twin.setPaper(false);
	expect(await eventually(printer.print(label))).toEqual({
		ok: false,
		refusal: { kind: 'not-ready', status: 'paper-out' }
	});
	twin.setPaper(true);
	twin.setHead(false);
	expect(await eventually(printer.print(label))).toEqual({
		ok: false,
		refusal: { kind: 'not-ready', status: 'head-open' }
	});
	twin.setHead(true);
	twin.unplug();
	setPlugged(false);
	expect(await eventually(printer.print(label))).toEqual({
		ok: false,
		refusal: { kind: 'not-ready', status: 'offline' }
	});
	expect(twin.state).toMatchObject({ printed: 0, waiting: 0 });
});

test('a jam half-way is not printed, and the rest of the job never comes out later', async () => {
	const { twin, printer, label, eventually } = await setUp();
	twin.jam();
	expect(await eventually(printer.print(label))).toEqual({
		ok: false,
		refusal: { kind: 'stopped', status: 'paper-out' }
	});
	twin.setPaper(true);
	expect(await eventually(printer.status())).toBe('ready');
	expect(twin.state).toMatchObject({ printed: 0, waiting: 0, cancelled: 1 });
	expect(await eventually(printer.print(label))).toEqual({ ok: true, value: undefined });
	expect(twin.state.printed).toBe(1);
});

test('a cable pulled during a label is not a printed label', async () => {
	const { twin, printer, label, clock, eventually, setPlugged } = await setUp();
	const printing = printer.print(label);
	await clock.advance(200);
	setPlugged(false);
	twin.unplug();
	expect(await eventually(printing)).toEqual({ ok: false, refusal: { kind: 'stopped', status: 'offline' } });
	setPlugged(true);
	expect(await eventually(printer.status())).toBe('ready');
});

test('a printer that never finishes is given up, and its job cancelled', async () => {
	const { twin, printer, label, eventually } = await setUp({ printTime: 3_600_000 });
	expect(await eventually(printer.print(label))).toEqual({ ok: false, refusal: { kind: 'too-slow' } });
	expect(twin.state).toMatchObject({ waiting: 0, cancelled: 1 });
});

test('two labels at once come out one after the other', async () => {
	const { twin, printer, label, eventually } = await setUp();
	const both = Promise.all([printer.print(label), printer.print(label), printer.status()]);
	expect(await eventually(both)).toEqual([{ ok: true, value: undefined }, { ok: true, value: undefined }, 'ready']);
	expect(twin.labels.map(({ number }) => number)).toEqual([1, 2]);
});
