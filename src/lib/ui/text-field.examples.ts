/** TextField: its accessibility criteria, then the states that the gallery and axe look at. */
import TextField from './TextField.svelte';
import type { Examples } from './examples.ts';

export default {
	title: 'TextField',
	criteria: [
		'The label is tied to the input; hint and error are read with it.',
		'An error says what to do, with an icon, and the border grows, not only reddens.'
	],
	component: TextField as Examples['component'],
	examples: (say) => [
		{ name: 'plain', props: { label: say('设备名称', 'Tablet name'), value: 'A-01' } },
		{
			name: 'hint',
			props: {
				label: say('一次性代码', 'One-time code'),
				hint: say('8 位，由办公室提供', '8 characters, from the office')
			}
		},
		{
			name: 'error',
			props: {
				label: say('邮箱', 'E-mail'),
				value: 'abc',
				error: say('请输入完整的邮箱地址', 'Enter a whole e-mail address')
			}
		},
		{ name: 'kiosk', props: { label: say('查找', 'Search'), size: 'kiosk' } },
		{ name: 'disabled', props: { label: say('收集点', 'Point'), value: '330106-01', disabled: true } }
	]
} satisfies Examples;
