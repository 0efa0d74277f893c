/**
 * In which language a text of the data is written, for its `lang`: a screen reader speaks it right, and the page says it plainly.
 *
 * Names of Chinese documents stand inside of English sentences; the language is that of the greater part.
 */

/** A Chinese character counts as much as a Latin word; without either, a text is of no language (`10 t`). */
export function textLanguage(text: string): 'zh-CN' | 'en' | undefined {
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	const words = text.match(/[a-z]{2,}/gi)?.length ?? 0;
	if (han === 0 && words === 0) return undefined;
	return han > words ? 'zh-CN' : 'en';
}
