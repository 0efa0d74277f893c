/**
 * A film of labels held before a camera, for Chromium's fake video device (`--use-file-for-fake-video-capture=FILE.mjpeg`).
 *
 * Chromium opens the file each time a page opens the camera and plays it round and round, 30 pictures a second: a test may
 * write another film between two openings (checked by tests/twins/film-check.ts). While a camera is open, leave the file alone.
 */
import { chromium } from '@playwright/test';
import { code128, datamatrix, drawingSVG, qrcode } from 'bwip-js/generic';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

export type Shown = { text: string; kind: 'qr' | 'datamatrix' | 'code128' };

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES_A_SECOND = 30;
const SECONDS_A_LABEL = 1.5;

/** How a hand holds a label: turned, tilted, near or far. Each label is shown in both. */
const poses = [
	'perspective(1400px) rotateX(9deg) rotateY(-13deg) rotateZ(-5deg) scale(0.94)',
	'perspective(1400px) rotateX(-7deg) rotateY(11deg) rotateZ(4deg) scale(1)'
];

/**
 * Writes a film that shows these labels in turn, 1.5 seconds each.
 *
 * @param file ends in `.mjpeg`: Chromium tells the kind by the name. It is replaced in one step.
 */
export async function makeFilm(labels: readonly Shown[], file: string): Promise<void> {
	const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
	try {
		const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
		const pictures: Buffer[] = [];
		for (const label of labels) {
			for (const pose of poses) {
				await page.setContent(scene(label, pose));
				const picture = await page.screenshot({ type: 'jpeg', quality: 80 });
				const times = Math.round((SECONDS_A_LABEL * FRAMES_A_SECOND) / poses.length);
				for (let time = 0; time < times; time++) pictures.push(picture);
			}
		}
		await writeFile(`${file}.part`, Buffer.concat(pictures));
		await rename(`${file}.part`, file);
	} finally {
		await browser.close();
	}
}

function browserPath(): string | undefined {
	const path = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
	return existsSync(path) ? path : undefined;
}

const symbolOf = { qr: qrcode, datamatrix, code128 };

function scene({ text, kind }: Shown, pose: string): string {
	const asked = { bcid: kind, text, scale: 4, padding: 0, eclevel: 'M', height: 18 };
	const symbol: string = symbolOf[kind](asked, drawingSVG());
	const size = kind === 'code128' ? 'width:900px;height:200px' : 'width:340px;height:340px';
	return `<!doctype html><meta charset="utf-8"><style>
		body { margin: 0; width: ${WIDTH}px; height: ${HEIGHT}px; overflow: hidden; display: grid; place-items: center;
			background: linear-gradient(120deg, #8d949b, #5c6368 60%, #757b80); }
		main { background: rgb(255, 150, 0); border: 6px solid #000; padding: 40px; transform: ${pose}; text-align: center; }
		svg { display: block; margin: auto; ${size}; }
		p { font: 24px sans-serif; margin: 26px 0 0; }
	</style><main>${symbol}<p>${escaped(text)}</p></main>`;
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
