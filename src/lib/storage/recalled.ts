/**
 * Rows as this page saw them last, to go on with before the store has answered.
 *
 * They are guesses: another page may have changed any of them. Nothing is made final on one that was not read again.
 */
import type { Table } from 'dexie';

/** An intake touches some ten rows; the next one mostly the same. */
const MOST = 64;

export type RowName = string & { readonly names: 'row' };
export const rowName = (table: Pick<Table, 'name'>, key: unknown): RowName =>
	JSON.stringify([table.name, key]) as RowName;

export class Recalled {
	readonly #rows = new Map<RowName, unknown>();

	has(name: RowName): boolean {
		return this.#rows.has(name);
	}

	/** Undefined also for a row that is known not to be there. */
	get(name: RowName): unknown {
		return this.#rows.get(name);
	}

	/** The rows heard of last are the ones that stay. */
	keep(rows: ReadonlyMap<RowName, unknown>): void {
		for (const [name, row] of rows) {
			this.#rows.delete(name);
			this.#rows.set(name, row);
		}
		for (const name of this.#rows.keys()) {
			if (this.#rows.size <= MOST) break;
			this.#rows.delete(name);
		}
	}
}
