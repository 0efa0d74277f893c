/** Filters live in the address: a page is shared by sharing where it stands. */

/** The address of the same page with some of its filters changed; null or empty takes a filter away. */
export function withFilters(url: URL, changes: Record<string, string | null>): string {
	const query = new URLSearchParams(url.searchParams);
	for (const [name, value] of Object.entries(changes)) {
		if (value) query.set(name, value);
		else query.delete(name);
	}
	const text = query.toString();
	return text === '' ? url.pathname : `${url.pathname}?${text}`;
}
