/** The spare file of a tablet that has no disk. */
import type { SpareFile } from './spare-file.ts';

export function spareInMemory(): SpareFile & { bytes: Uint8Array | null } {
	return {
		bytes: null,
		async held() {
			return this.bytes !== null;
		},
		async write(bytes) {
			this.bytes = bytes;
		},
		async remove() {
			const held = this.bytes !== null;
			this.bytes = null;
			return held;
		}
	};
}
