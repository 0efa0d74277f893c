/**
 * Makes the data folder, or says why it cannot be used, before anything is opened in it.
 *
 * Folders are made one by one: Node's recursive mkdir never returns where a parent exists but takes no child (/proc).
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param {string} folder an absolute path
 * @throws an Error with one line to show
 */
export function makeDataFolder(folder) {
	try {
		make(folder);
		accessSync(folder, constants.W_OK | constants.X_OK);
	} catch (fault) {
		throw new Error(
			`The data folder ${folder} cannot be written (${/** @type {NodeJS.ErrnoException} */ (fault).code}). Set WUJI_DATA to another. · 数据目录不可写，请用 WUJI_DATA 指定其他目录。`,
			{ cause: fault }
		);
	}
}

/** @param {string} folder */
function make(folder) {
	if (existsSync(folder)) return;
	make(dirname(folder));
	mkdirSync(folder);
}
