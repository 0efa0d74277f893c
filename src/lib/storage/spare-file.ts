/**
 * Space kept in hand as a file of this origin (OPFS).
 *
 * A file's space is there again the moment it is removed. What is deleted inside IndexedDB is counted until the browser
 * tidies up, which may be long after an intake had to be refused for it.
 */
const NAME = 'reserve';

export type SpareFile = {
	held(): Promise<boolean>;
	/** Throws `QuotaExceededError` where there is no room; nothing is held then. */
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Whether there was anything to give up. */
	remove(): Promise<boolean>;
};

export function spareFile(directory: () => Promise<FileSystemDirectoryHandle>): SpareFile {
	const held = async (): Promise<boolean> => {
		try {
			const file = await (await directory()).getFileHandle(NAME);
			return (await file.getFile()).size > 0;
		} catch (fault) {
			if ((fault as DOMException).name === 'NotFoundError') return false;
			throw fault;
		}
	};
	return {
		held,
		async write(bytes) {
			const file = await (await directory()).getFileHandle(NAME, { create: true });
			const writing = await file.createWritable();
			try {
				await writing.write(bytes);
				await writing.close();
			} catch (fault) {
				await writing.abort().catch(() => undefined);
				throw fault;
			}
		},
		async remove() {
			if (!(await held())) return false;
			await (await directory()).removeEntry(NAME);
			return true;
		}
	};
}
