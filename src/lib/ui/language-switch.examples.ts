/** LanguageSwitch: its accessibility criteria, then the states that the gallery and axe look at. */
import LanguageSwitch from './LanguageSwitch.svelte';
import { nothing, type Examples } from './examples.ts';

export default {
	title: 'LanguageSwitch',
	criteria: ['Each language is named in itself and carries its own lang.', 'The chosen one is aria-pressed and bold.'],
	component: LanguageSwitch as Examples['component'],
	examples: (say) => [
		{
			name: 'office',
			props: {
				label: say('语言', 'Language'),
				languages: [
					{ code: 'zh-CN', name: '中文' },
					{ code: 'en', name: 'EN' }
				],
				current: say('zh-CN', 'en'),
				onchoose: nothing
			}
		},
		{
			name: 'kiosk',
			props: {
				size: 'kiosk',
				label: say('语言', 'Language'),
				languages: [
					{ code: 'zh-CN', name: '中文' },
					{ code: 'en', name: 'EN' }
				],
				current: say('zh-CN', 'en'),
				onchoose: nothing
			}
		}
	]
} satisfies Examples;
