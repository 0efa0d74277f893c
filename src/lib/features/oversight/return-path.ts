/**
 * Where to go after signing in: the page that was asked for, and never another site.
 *
 * The path comes from the address bar, so anybody may have written it.
 */

/** A path of this site as it was asked for, or `/office/stock`. */
export function returnPath(asked: string | null, origin: string): string {
	const home = '/office/stock';
	if (!asked?.startsWith('/')) return home;
	const url = URL.parse(asked, origin);
	if (!url || url.origin !== origin) return home;
	const path = url.pathname + url.search + url.hash;
	return path.startsWith('/sign-in') || path.startsWith('//') ? home : path;
}
