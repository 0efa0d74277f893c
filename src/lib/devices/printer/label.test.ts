import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { minimumTextHeight, type LabelSize } from '#lib/domain/packaging.ts';
import { FakeClock } from '../../../../tests/twins/fake-clock.ts';
import { PrinterTwin } from '../../../../tests/twins/printer-twin.ts';
import { pixelsOf } from '../../../../tests/twins/zpl-reader.ts';
import { decode, prepareDecoder } from '../label-reader/decode.ts';
import { KNOWN_TEXT, knownImage } from '../label-reader/known-image.ts';
import { bitmapOf } from './bitmap.ts';
import type { LabelContent } from './label-content.ts';
import { drawLabel, type LabelInk, type LabelSurface } from './label.ts';
import { QUIET_MODULES, qrModules } from './symbol.ts';
import { zplLabel } from './zpl.ts';

beforeAll(async () => {
	const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
	await prepareDecoder({ bytes: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) });
	// Node has no ImageData; the decoder looks only at its fields.
	globalThis.ImageData ??= class {
		readonly data: Uint8ClampedArray;
		readonly width: number;
		readonly height: number;
		constructor(data: Uint8ClampedArray, width: number, height: number) {
			this.data = data;
			this.width = width;
			this.height = height;
		}
	} as unknown as typeof ImageData;
});

type Drawn = { text: string; left: number; right: number; top: number; bottom: number };

/** A canvas of rectangles; texts are kept with the box that they take. A Chinese character is a square, others half of one. */
class Paper implements LabelSurface {
	font = '';
	fillStyle: LabelSurface['fillStyle'] = '#000';
	textBaseline: CanvasTextBaseline = 'alphabetic';
	textAlign: CanvasTextAlign = 'left';
	readonly side: number;
	readonly data: Uint8ClampedArray<ArrayBuffer>;
	readonly texts: Drawn[] = [];

	constructor(side: number) {
		this.side = side;
		this.data = new Uint8ClampedArray(side * side * 4);
	}

	get #size(): number {
		return Number(/([\d.]+)px/.exec(this.font)![1]);
	}

	measureText(text: string): { width: number } {
		return { width: [...text].reduce((sum, each) => sum + (each.charCodeAt(0) > 0x2e80 ? 1 : 0.56), 0) * this.#size };
	}

	fillText(text: string, x: number, y: number): void {
		const { width } = this.measureText(text);
		const left = this.textAlign === 'center' ? x - width / 2 : x;
		this.texts.push({ text, left, right: left + width, top: y - this.#size / 2, bottom: y + this.#size / 2 });
	}

	fillRect(x: number, y: number, width: number, height: number): void {
		const [red, green, blue] = /rgb\((\d+),(\d+),(\d+)\)/.exec(String(this.fillStyle))?.slice(1).map(Number) ?? [
			0, 0, 0
		];
		const colour =
			this.fillStyle === '#ffffff' ? 0xffffffff : ((255 << 24) | (blue! << 16) | (green! << 8) | red!) >>> 0;
		const words = new Uint32Array(this.data.buffer);
		for (let row = y; row < Math.min(y + height, this.side); row++) {
			words.fill(colour, row * this.side + x, row * this.side + Math.min(x + width, this.side));
		}
	}
}

const content: LabelContent = {
	name: '废矿物油（发动机、变速箱更换的废机油）',
	category: 'HW08 废矿物油与含矿物油废物',
	code: '900-214-08',
	form: '液态',
	hazards: ['T', 'I'],
	digitalId: '91330106MA2H3K4L5X9002140820261122001',
	unit: '示例环保科技有限公司（示例收集点）',
	date: '2026-11-22',
	weight: '113.95 kg',
	remarks: '示例汽修厂',
	qr: '91330106MA2H3K4L5X9002140820261122001'
};

const sizes: [LabelSize, number][] = [
	[100, 8],
	[100, 12],
	[150, 8],
	[200, 8]
];

function draw(of: LabelContent, millimetres: LabelSize, dots: number, ink?: LabelInk) {
	const paper = new Paper(millimetres * dots);
	return { paper, drawn: drawLabel(paper, of, millimetres, dots, ink) };
}

/** Whether every text stands inside the border and none on the QR's quiet zone. */
function expectInside({ paper, drawn }: ReturnType<typeof draw>, millimetres: LabelSize, dots: number): void {
	const border = Math.round((millimetres / 100) * 4 * dots);
	const quiet = drawn.qr.module * QUIET_MODULES;
	for (const { text, left, right, top, bottom } of paper.texts) {
		expect(left, text).toBeGreaterThanOrEqual(border);
		expect(right, text).toBeLessThanOrEqual(paper.side - border);
		expect(top, text).toBeGreaterThanOrEqual(border);
		expect(bottom, text).toBeLessThanOrEqual(paper.side - border);
		const onQr = right > drawn.qr.x - quiet && bottom > drawn.qr.y - quiet;
		expect(onQr, `${text} on the QR`).toBe(false);
	}
}

describe.each(sizes)('a label of %d mm at %d dots', (millimetres, dots) => {
	test('carries everything, in letters of the lawful height, inside its border', () => {
		const label = draw(content, millimetres, dots);
		expect(label.drawn).toMatchObject({ shortened: [], incomplete: [] });
		expect(label.drawn.textHeight).toBeGreaterThanOrEqual(minimumTextHeight[millimetres]);
		expectInside(label, millimetres, dots);
		const all = label.paper.texts.map(({ text }) => text).join('');
		const parts = [
			content.name,
			content.category,
			content.code,
			'毒性 T 易燃性 I',
			content.unit,
			content.date,
			content.weight,
			content.remarks
		];
		for (const part of parts) expect(all.replaceAll(' ', '')).toContain(part.replaceAll(' ', ''));
		expect(all.replaceAll(' ', '')).toContain(content.digitalId);
	});

	test('is read back from what the printer burnt', async () => {
		const { paper } = draw(content, millimetres, dots);
		const clock = new FakeClock();
		const twin = new PrinterTwin({ clock });
		const line = await twin.connect({ onBytes: () => {}, onLost: () => {} });
		line.send(await zplLabel(bitmapOf({ data: paper.data, width: paper.side, height: paper.side })));
		await clock.advance(2000);
		const [label] = twin.labels;
		const { data, width, height } = pixelsOf(label!.bitmap);
		expect(await decode(new ImageData(data, width, height))).toEqual([{ text: content.qr, kind: 'qr' }]);
	});
});

test('a code of 37 characters has modules of a millimetre on the smallest label', () => {
	const { drawn } = draw(content, 100, 8);
	expect(drawn.qr).toMatchObject({ module: 8, side: 25 * 8 });
});

test('on a screen the label has the lawful colours, and is read', async () => {
	const { paper } = draw(content, 100, 6, 'legal');
	expect([...paper.data.subarray(0, 3)]).toEqual([255, 150, 0]);
	const reads = await decode(new ImageData(paper.data, paper.side, paper.side));
	expect(reads.map(({ text }) => text)).toEqual([content.qr]);
});

test('a temporary mark stands where the code would', () => {
	const { paper } = draw({ ...content, digitalId: null, temporary: 'K7-0012', qr: 'WUJI:T:K7-0012' }, 100, 8);
	const all = paper.texts.map(({ text }) => text).join('');
	expect(all).toContain('临时标识：K7-0012');
	expect(all).not.toContain('数字识别码');
});

test('whatever is written on it, no text leaves the label, and what was cut is named', () => {
	const words = fc.string({ unit: fc.constantFrom('废', '油', '（', 'A', '7', ' ', '-'), maxLength: 400 });
	fc.assert(
		fc.property(words, words, words, (name, unit, remarks) => {
			const label = draw({ ...content, name, unit, remarks }, 100, 8);
			expectInside(label, 100, 8);
			const all = label.paper.texts.map(({ text }) => text).join('');
			const kept = (key: string, text: string) =>
				label.drawn.shortened.includes(key) || all.replaceAll(' ', '').includes(text.replaceAll(' ', ''));
			expect(kept('name', name) && kept('unit', unit) && kept('remarks', remarks)).toBe(true);
			expect(label.drawn.incomplete).toEqual(
				label.drawn.shortened.filter((key) => key === 'unit' || key === 'digitalId')
			);
			if (unit.length <= 60) expect(all.replaceAll(' ', '')).toContain(content.digitalId);
		}),
		{ numRuns: 25 }
	);
});

test('any text that a QR may carry is read back as it was', async () => {
	const texts = fc.oneof(
		fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHXYZ:-/'), minLength: 1, maxLength: 60 }),
		fc.string({ unit: fc.constantFrom('废', '物', 'x', '7', '?', '='), minLength: 1, maxLength: 40 })
	);
	await fc.assert(
		fc.asyncProperty(texts, async (text) => {
			const modules = qrModules(text);
			const side = (modules.length + 2 * QUIET_MODULES) * 4;
			const data = new Uint8ClampedArray(side * side * 4).fill(255);
			modules.forEach((row, y) =>
				row.forEach((black, x) => {
					if (!black) return;
					for (let dot = 0; dot < 16; dot++) {
						const at = ((y + QUIET_MODULES) * 4 + (dot >> 2)) * side + (x + QUIET_MODULES) * 4 + (dot & 3);
						data.fill(0, at * 4, at * 4 + 3);
					}
				})
			);
			expect(await decode(new ImageData(data, side, side))).toEqual([{ text, kind: 'qr' }]);
		}),
		{ numRuns: 30 }
	);
});

test('the known image that the decoder is tried on says what it should', async () => {
	const { data, side } = knownImage();
	expect(await decode(new ImageData(data, side, side))).toEqual([{ text: KNOWN_TEXT, kind: 'qr' }]);
});
