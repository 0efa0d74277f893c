/**
 * What the bench answers over HTTP: its page, the state of the twins, and the switches.
 *
 * Any page of the same machine may ask (CORS): the kiosk runs on another port.
 */
import { code128, datamatrix, drawingSVG, qrcode } from 'bwip-js/generic';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { LabelTexts } from './label-texts.ts';
import type { LineTwin } from './line.ts';
import type { PrinterTwin } from './printer-twin.ts';
import { scaleFaults, type ScaleFault, type ScaleTwin } from './scale-twin.ts';
import type { ScannerTwin } from './scanner-twin.ts';

export type BenchParts = {
	scale: ScaleTwin;
	scanner: ScannerTwin;
	printer: PrinterTwin;
	line: LineTwin;
	texts: LabelTexts;
	kioskPort: number;
};

/** A request that makes no sense; answered with 400 and its message. */
class Senseless extends Error {}

type Answer = { type: string; body: string | Buffer };
const json = (value: unknown): Answer => ({ type: 'application/json', body: JSON.stringify(value) });
const page = readFileSync(new URL('./bench.html', import.meta.url), 'utf8');
const symbols = { qr: qrcode, datamatrix, code128 };

/** Longest body of a request (bytes). */
const LONGEST = 10_000;
const HEAVIEST = 2_000_000;

export function benchAnswers(parts: BenchParts): RequestListener {
	return (request, response) => {
		void answerTo(parts, request)
			.then((answer) => send(response, answer ? 200 : 404, answer ?? json({ error: 'not found' })))
			.catch((error: unknown) =>
				send(response, error instanceof Senseless ? 400 : 500, json({ error: String(error) }))
			);
	};
}

function send(response: ServerResponse, status: number, { type, body }: Answer): void {
	response.writeHead(status, {
		'content-type': type,
		'cache-control': 'no-store',
		'access-control-allow-origin': '*',
		'access-control-allow-headers': 'content-type'
	});
	response.end(body);
}

async function answerTo(parts: BenchParts, request: IncomingMessage): Promise<Answer | undefined> {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench');
	if (request.method === 'OPTIONS') return json({});
	if (request.method === 'POST') {
		const turn = switches[pathname];
		if (!turn) return undefined;
		turn(parts, await bodyOf(request));
		return json(stateOf(parts));
	}
	if (pathname === '/') return { type: 'text/html; charset=utf-8', body: page };
	if (pathname === '/state') return json(stateOf(parts));
	if (pathname === '/printer/labels') return json(await labelsOf(parts));
	if (pathname === '/symbol.svg') return symbolOf(searchParams);
	const number = /^\/printer\/label\/(\d+)\.png$/.exec(pathname)?.[1];
	const label = parts.printer.labels.find((each) => each.number === Number(number));
	return label && { type: 'image/png', body: label.png };
}

const stateOf = ({ scale, scanner, printer, line, kioskPort }: BenchParts) => ({
	scale: scale.state,
	scanner: scanner.state,
	printer: printer.state,
	line: { plugged: line.plugged, connections: line.connections },
	kioskPort
});

const labelsOf = ({ printer, texts }: BenchParts) =>
	Promise.all(
		printer.labels.map(async (label) => ({
			number: label.number,
			text: await texts.of(label),
			width: label.bitmap.width,
			height: label.bitmap.height,
			png: `/printer/label/${label.number}.png`
		}))
	);

type Body = Record<string, unknown>;

const switches: Record<string, (parts: BenchParts, body: Body) => void> = {
	'/scale': ({ scale }, body) => {
		if (!('grams' in body) && !('fault' in body)) throw new Senseless('grams or fault');
		if ('fault' in body) scale.setFault(faultOf(body.fault));
		if ('grams' in body) scale.put(gramsOf(body.grams), { dropped: body.dropped === true });
	},
	'/scan': ({ scanner }, { text }) => {
		if (typeof text !== 'string' || text === '') throw new Senseless('text');
		scanner.scan(text);
	},
	'/printer': ({ printer }, body) => {
		if (body.jam === true) printer.jam();
		if (typeof body.head === 'boolean') printer.setHead(body.head);
		if (typeof body.paper === 'boolean') printer.setPaper(body.paper);
	},
	'/line': ({ line }, { plugged }) => {
		if (typeof plugged !== 'boolean') throw new Senseless('plugged');
		if (plugged) line.plug();
		else line.pull();
	}
};

function faultOf(value: unknown): ScaleFault | null {
	if (value === null) return null;
	const fault = scaleFaults.find((each) => each === value);
	if (!fault) throw new Senseless(`fault: null or one of ${scaleFaults.join(', ')}`);
	return fault;
}

function gramsOf(value: unknown): number {
	if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= HEAVIEST) return value;
	throw new Senseless(`grams: whole, at most ${HEAVIEST}`);
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
	let text = '';
	for await (const chunk of request) {
		text += chunk;
		if (text.length > LONGEST) throw new Senseless('too long');
	}
	try {
		const body: unknown = JSON.parse(text);
		if (typeof body === 'object' && body !== null) return body as Body;
	} catch {
		// Said below.
	}
	throw new Senseless('a JSON object');
}

function symbolOf(search: URLSearchParams): Answer {
	const kind = (search.get('kind') ?? 'qr') as keyof typeof symbols;
	const text = search.get('text') ?? '';
	if (!Object.hasOwn(symbols, kind) || text === '' || text.length > 500) throw new Senseless('text and kind');
	const asked = { bcid: kind, text, scale: 4, padding: 16, eclevel: 'M', height: 18 };
	const drawn: string = symbols[kind](asked, drawingSVG());
	return { type: 'image/svg+xml', body: drawn };
}
