/** Reads a recording: lines of hex bytes with what they mean behind `|`; `#` begins a remark. */
import { readFileSync } from 'node:fs';

export type Recorded = { bytes: Uint8Array<ArrayBuffer>; meaning: string; line: string };

export function recording(name: string): Recorded[] {
	const text = readFileSync(new URL(`../fixtures/recordings/${name}`, import.meta.url), 'utf8');
	return text
		.split('\n')
		.map((line) => line.replace(/#.*$/, '').trim())
		.filter((line) => line !== '')
		.map((line) => {
			const [bytes = '', meaning = ''] = line.split('|').map((part) => part.trim());
			return { bytes: Uint8Array.from(bytes.split(/\s+/), (hex) => parseInt(hex, 16)), meaning, line };
		});
}
