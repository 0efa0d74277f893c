/**
 * The language of this page, changed at once and without loading it again.
 *
 * Every text function asks paraglide for the locale; in the browser that question is answered from this state, so whatever
 * shows a text (in markup or in a $derived) shows it anew. A text kept in a plain `const` stays in the old language.
 */
import { browser } from '$app/environment';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '#lib/paraglide/runtime.js';
import { createContext } from 'svelte';

export const languages: readonly { code: Locale; name: string }[] = [
	{ code: 'zh-CN', name: '中文' },
	{ code: 'en', name: 'EN' }
];

export class Language {
	current: Locale = $state(getLocale());

	/** Keeps the choice in the cookie, which the server reads on the next request. */
	choose(locale: Locale): void {
		void setLocale(locale, { reload: false });
		this.current = locale;
	}
}

const [getLanguage, setLanguage] = createContext<Language>();

/** The language chosen for this page, for the switch and for `Intl`. */
export { getLanguage };

/** Called once, by the root layout. On the server each request keeps its own locale, so nothing is overwritten there. */
export function provideLanguage(): Language {
	const language = new Language();
	if (browser) overwriteGetLocale(() => language.current);
	setLanguage(language);
	return language;
}
