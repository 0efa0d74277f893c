/**
 * A ZPL printer behind a port of bytes.
 *
 * It is asked before and after every label. What it did not finish is cancelled, so that no label comes out later that the
 * record does not know of.
 */
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { passed, type Clock } from '../clock.ts';
import type { BytePort, PortFactory } from '../port.ts';
import type { PrinterPort, PrinterRefusal, PrinterStatus } from './printer-port.ts';
import { CANCEL_ALL, readHostStatus, STATUS_QUERY, type HostStatus } from './zpl.ts';

export type SerialPrinterParts = {
	name: string;
	openPort: PortFactory;
	clock: Clock;
	dotsPerMillimetre?: number;
	baudRate?: number;
};

/** How long an answer to `~HS` may take, between two questions, and a whole label (milliseconds). */
const ANSWER = 2000;
const POLL = 250;
const LABEL = 30_000;
/** More of an answer than any printer gives. */
const LONGEST_ANSWER = 4096;

class SerialPrinter implements PrinterPort {
	readonly name: string;
	readonly dotsPerMillimetre: number;
	readonly #openPort: PortFactory;
	readonly #baudRate: number;
	readonly #clock: Clock;
	#port: BytePort | null = null;
	#heard = '';
	#onAnswer = () => {};
	#reading: Promise<void> = Promise.resolve();
	#cancelReading = () => {};
	/** One exchange at a time: an answer carries no name of its question. */
	#queue: Promise<unknown> = Promise.resolve();

	constructor({ name, openPort, clock, dotsPerMillimetre = 8, baudRate = 9600 }: SerialPrinterParts) {
		this.name = name;
		this.dotsPerMillimetre = dotsPerMillimetre;
		this.#openPort = openPort;
		this.#baudRate = baudRate;
		this.#clock = clock;
	}

	status(): Promise<PrinterStatus> {
		return this.#inTurn(async () => statusOf(await this.#ask()));
	}

	print(bytes: Uint8Array): Promise<Result<void, PrinterRefusal>> {
		return this.#inTurn(() => this.#print(bytes));
	}

	close(): Promise<void> {
		return this.#inTurn(() => this.#giveUp());
	}

	async #print(bytes: Uint8Array): Promise<Result<void, PrinterRefusal>> {
		const before = statusOf(await this.#ask());
		if (before !== 'ready') return refuse({ kind: 'not-ready', status: before });
		if (!(await this.#write(bytes))) return refuse({ kind: 'stopped', status: 'offline' });
		// At 9600 baud the bytes of a label are under way for many seconds, and the question stands behind them.
		const underWay = (bytes.length * 10 * 1000) / this.#baudRate;
		const deadline = this.#clock.now() + underWay + LABEL;
		for (let idle = 0; ;) {
			const answer = await this.#ask(ANSWER + underWay);
			const status = statusOf(answer);
			// Once is not enough: between taking a label and beginning it a printer looks idle.
			idle = status === 'ready' && answer?.pending === 0 ? idle + 1 : 0;
			if (idle === 2) return ok(undefined);
			if (status !== 'ready') {
				await this.#cancel();
				return refuse({ kind: 'stopped', status });
			}
			if (this.#clock.now() >= deadline) {
				await this.#cancel();
				return refuse({ kind: 'too-slow' });
			}
			await passed(this.#clock, POLL);
		}
	}

	async #cancel(): Promise<void> {
		await this.#write(new TextEncoder().encode(CANCEL_ALL));
	}

	/** The answer to `~HS`, or undefined when none came in time. */
	async #ask(patience = ANSWER): Promise<HostStatus | undefined> {
		if (!(await this.#ready())) return undefined;
		this.#heard = '';
		if (!(await this.#write(new TextEncoder().encode(STATUS_QUERY)))) return undefined;
		const answer = await new Promise<HostStatus | undefined>((resolve) => {
			const cancel = this.#clock.after(patience, () => resolve(undefined));
			this.#onAnswer = () => {
				const status = readHostStatus(this.#heard);
				if (!status && this.#port) return;
				cancel();
				resolve(status);
			};
			this.#onAnswer();
		});
		this.#onAnswer = () => {};
		// A port that says nothing may be dead without having said so: the next question goes through a fresh one.
		if (!answer) await this.#giveUp();
		return answer;
	}

	async #ready(): Promise<boolean> {
		if (this.#port) return true;
		const port = await this.#openPort().catch(() => null);
		if (!port) return false;
		try {
			await port.open({ baudRate: this.#baudRate, dataBits: 8, stopBits: 1, parity: 'none' });
		} catch {
			return false;
		}
		this.#port = port;
		this.#reading = this.#listen(port);
		return true;
	}

	async #listen(port: BytePort): Promise<void> {
		const reader = port.readable?.getReader();
		if (!reader) return;
		this.#cancelReading = () => void reader.cancel().catch(() => {});
		const text = new TextDecoder('latin1');
		try {
			for (;;) {
				const { value, done } = await reader.read();
				if (done) break;
				this.#heard = (this.#heard + text.decode(value, { stream: true })).slice(-LONGEST_ANSWER);
				this.#onAnswer();
			}
		} catch {
			// The printer is gone; whoever waits for it learns so below.
		} finally {
			reader.releaseLock();
		}
		if (this.#port === port) this.#port = null;
		await port.close().catch(() => {});
		this.#onAnswer();
	}

	async #write(bytes: Uint8Array): Promise<boolean> {
		const writer = this.#port?.writable?.getWriter();
		if (!writer) return false;
		try {
			await writer.write(bytes);
			return true;
		} catch {
			return false;
		} finally {
			writer.releaseLock();
		}
	}

	async #giveUp(): Promise<void> {
		this.#cancelReading();
		await this.#reading;
		this.#port = null;
	}

	#inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
		const turn = this.#queue.then(work);
		this.#queue = turn.catch(() => {});
		return turn;
	}
}

function statusOf(answer: HostStatus | undefined): PrinterStatus {
	if (!answer) return 'offline';
	if (answer.headOpen) return 'head-open';
	if (answer.paperOut || answer.paused) return 'paper-out';
	return 'ready';
}

/** A printer over ports from this factory: Web Serial in the field, the twin at home. */
export const serialPrinter = (parts: SerialPrinterParts): PrinterPort => new SerialPrinter(parts);
