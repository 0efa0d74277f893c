/**
 * Looks into a tablet's own store, and prepares it where a story would take an hour to get there by hand.
 *
 * Stories say in their own words what they prepared; what they prove they read from screens, labels and the server.
 */
import type { Page } from '@playwright/test';
import type { Container } from '#lib/domain/container.ts';

type Request = { table: string } & ({ all: true } | { get: string } | { put: object } | { drop: string });

/** One request to one table of the kiosk's IndexedDB. */
function ask(page: Page, request: Request): Promise<unknown> {
	return page.evaluate(
		(wanted) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('wuji');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const base = opening.result;
					const writes = 'put' in wanted || 'drop' in wanted;
					const transaction = base.transaction(wanted.table, writes ? 'readwrite' : 'readonly');
					const table = transaction.objectStore(wanted.table);
					const asked =
						'all' in wanted
							? table.getAll()
							: 'get' in wanted
								? table.get(wanted.get)
								: 'put' in wanted
									? table.put(wanted.put)
									: table.delete(wanted.drop);
					transaction.onabort = () => reject(transaction.error);
					transaction.oncomplete = () => {
						base.close();
						resolve(asked.result);
					};
				};
			}),
		request
	);
}

export const rowsOf = async <Row>(page: Page, table: string): Promise<Row[]> =>
	(await ask(page, { table, all: true })) as Row[];
export const rowOf = async <Row>(page: Page, table: string, key: string): Promise<Row | undefined> =>
	(await ask(page, { table, get: key })) as Row | undefined;
export const putRow = async (page: Page, table: string, row: object): Promise<void> =>
	void (await ask(page, { table, put: row }));
export const dropRow = async (page: Page, table: string, key: string): Promise<void> =>
	void (await ask(page, { table, drop: key }));

/** The container that was received last on this tablet, as its screens show it. */
export async function latestContainer(page: Page): Promise<Container> {
	const rows = await rowsOf<{ container: Container; receivedAt?: string }>(page, 'containers');
	return rows.reduce((latest, row) => ((row.receivedAt ?? '') > (latest.receivedAt ?? '') ? row : latest)).container;
}
