/**
 * A disk whose power can be cut: a file system in a file.
 *
 * The file holds what the kernel has sent to the device and nothing that still waits in memory. So a copy of it, taken
 * while the writers stand still, is what a power cut would have left. Whoever sends what waits (`sync`, unmount) before
 * the copy is taken makes the drill worthless.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MEGABYTES = 512;

export class Volume {
	/** Where it is mounted; the same before and after the cut. */
	readonly mounted: string;
	readonly #folder: string;
	readonly #image: string;

	private constructor(folder: string) {
		this.#folder = folder;
		this.#image = join(folder, 'disk.img');
		this.mounted = join(folder, 'disk');
	}

	/** @throws with one line when this machine has no loop mounts for this user. */
	static async make(): Promise<Volume> {
		const volume = new Volume(await mkdtemp(join(tmpdir(), 'wuji-cut-')));
		try {
			await mkdir(volume.mounted);
			await run('truncate', ['-s', `${MEGABYTES}M`, volume.#image]);
			await run('mkfs.ext4', ['-q', '-F', volume.#image]);
			await run('mount', ['-o', 'loop', volume.#image, volume.mounted]);
		} catch (fault) {
			await rm(volume.#folder, { recursive: true, force: true });
			throw new Error((fault as Error).message.trim().split('\n').at(-1), { cause: fault });
		}
		return volume;
	}

	/** Takes what would be left. The writers must stand still, and must not be let finish. */
	async copy(): Promise<void> {
		await run('cp', ['--sparse=always', this.#image, `${this.#image}.left`]);
	}

	/** Mounts what was left in place of the disk; its writers are gone by now. */
	async restore(): Promise<void> {
		await this.#unmount();
		await run('mv', [`${this.#image}.left`, this.#image]);
		await run('mount', ['-o', 'loop', this.#image, this.mounted]);
	}

	async remove(): Promise<void> {
		await this.#unmount();
		await rm(this.#folder, { recursive: true, force: true });
	}

	/** A process that was killed holds its files a moment longer. */
	async #unmount(): Promise<void> {
		for (let attempt = 1; ; attempt++) {
			try {
				await run('umount', [this.mounted]);
				return;
			} catch (fault) {
				if (attempt === 100) throw fault;
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		}
	}
}
