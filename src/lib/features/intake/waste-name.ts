/** The everyday name of a waste in the screen's language; the catalogue's own words where there is none. */
import type { Catalogue } from '#lib/domain/catalogue/catalogue.ts';
import { everydayWaste } from '#lib/domain/catalogue/everyday.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';

/** Of a text that the domain has in both languages, that of the screen. */
export const inLanguage = ({ zh, en }: { zh: string; en: string }): string => (getLocale() === 'en' ? en : zh);

export function wasteName(code: string, catalogue: Catalogue): string {
	const everyday = everydayWaste(code);
	if (everyday) return inLanguage(everyday);
	return catalogue.byCode.get(code)?.description ?? m.kiosk_waste_not_in_catalogue();
}
