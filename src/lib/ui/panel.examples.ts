/** Panel: its accessibility criteria, then the states that the gallery and axe look at. */
import Panel from './Panel.svelte';
import { words, type Examples } from './examples.ts';

export default {
	title: 'Panel',
	criteria: [
		'Each kind has its own icon, words and colour: never colour alone.',
		'Stop is an alert (read at once); the others are status (read in turn).',
		'Says the next step.'
	],
	component: Panel as Examples['component'],
	examples: (say) => [
		{
			name: 'stop',
			props: {
				kind: 'stop',
				title: say('皮重大于毛重', 'Tare exceeds gross'),
				children: words(say('请检查选择的包装。', 'Check which container was picked.'))
			}
		},
		{
			name: 'warn',
			props: {
				kind: 'warn',
				title: say('协议已到期', 'The agreement has expired'),
				children: words(say('可以收货，记录会注明。', 'You may take it in; the record says so.'))
			}
		},
		{ name: 'ok', props: { kind: 'ok', title: say('已保存', 'Saved') } },
		{ name: 'info', props: { kind: 'info', title: say('扫任何码即可开始', 'Scan any code to begin') } },
		{
			name: 'with actions',
			props: {
				kind: 'stop',
				title: say('标签不一致', 'The label differs'),
				actions: words(say('（按钮在这里）', '(buttons go here)'))
			}
		}
	]
} satisfies Examples;
