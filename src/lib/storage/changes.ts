/**
 * What a transaction beside Dexie has changed, in the words in which Dexie tells `liveQuery` and other pages.
 *
 * Without it screens would go on showing the state before. What it names must cover what was written; more does no harm.
 */
import Dexie, { RangeSet, type IndexableType, type ObservabilitySet, type Table } from 'dexie';

export class Changes {
	readonly #parts: Record<string, RangeSet> = {};
	readonly #database: string;

	constructor(database: string) {
		this.#database = database;
	}

	/** @param row as it is now; undefined where it is gone. */
	note(table: Table, key: IDBValidKey, row: unknown): void {
		// A query that showed the row before hears of its key, one that begins to show it of its place in an index.
		this.#part(table, '').addKey(key as IndexableType);
		this.#part(table, ':dels').addKey(key as IndexableType);
		if (row === undefined) return;
		for (const { name, extractKey } of table.core.schema.indexes) {
			const value = extractKey!(row) as IndexableType | undefined;
			if (value !== undefined) this.#part(table, name!).addKey(value);
		}
	}

	/** Called once it is durable. */
	tell(): void {
		Dexie.on.storagemutated.fire(this.#parts as ObservabilitySet);
	}

	#part(table: Table, index: string): RangeSet {
		return (this.#parts[`idb://${this.#database}/${table.name}/${index}`] ??= new RangeSet());
	}
}
