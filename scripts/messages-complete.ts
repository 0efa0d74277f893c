/** Fails the build when a text stands in one language only, or when its two versions take different parameters. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Messages = Record<string, unknown>;

export function missingMessages(zh: Messages, en: Messages): string[] {
	const faults: string[] = [];
	const keys = new Set([...Object.keys(zh), ...Object.keys(en)].filter((key) => key !== '$schema'));
	for (const key of [...keys].sort()) {
		if (!(key in en)) faults.push(`en lacks ${key}`);
		else if (!(key in zh)) faults.push(`zh-CN lacks ${key}`);
		else if (parameters(zh[key]) !== parameters(en[key]))
			faults.push(`${key} takes other parameters in en than in zh-CN`);
		else if (isEmpty(zh[key]) || isEmpty(en[key])) faults.push(`${key} is empty`);
	}
	return faults;
}

const isEmpty = (message: unknown) => typeof message === 'string' && message.trim() === '';
const parameters = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{(\w+)\}/g) ?? [])].sort().join();

const read = (locale: string) => JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Messages;

export const messagesComplete = (): Plugin => ({
	name: 'wuji-messages-complete',
	buildStart() {
		const faults = missingMessages(read('zh-CN'), read('en'));
		if (faults.length > 0) this.error(`messages/ is not complete:\n${faults.join('\n')}`);
	}
});
