/** ProgressBar: its accessibility criteria, then the states that the gallery and axe look at. */
import ProgressBar from './ProgressBar.svelte';
import type { Examples } from './examples.ts';

export default {
	title: 'ProgressBar',
	criteria: [
		'A progressbar with name, value and the figures as text.',
		'The fill is bounded by a border that stands out 3:1.'
	],
	component: ProgressBar as Examples['component'],
	examples: (say) => [
		{ name: 'part', props: { label: say('装车', 'Loaded'), value: 12, max: 40, valueText: '12 / 40' } },
		{
			name: 'waste',
			props: { label: say('库存', 'Stock'), value: 3420, max: 20000, valueText: '3.42 t / 20 t', kind: 'waste' }
		},
		{
			name: 'near the limit',
			props: { label: say('库存', 'Stock'), value: 19000, max: 20000, valueText: '19.00 t / 20 t', kind: 'warn' }
		},
		{ name: 'end unknown', props: { label: say('正在打印', 'Printing'), valueText: say('请稍候', 'Please wait') } }
	]
} satisfies Examples;
