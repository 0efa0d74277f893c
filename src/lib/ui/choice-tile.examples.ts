/** ChoiceTile: its accessibility criteria, then the states that the gallery and axe look at. */
import ChoiceTile from './ChoiceTile.svelte';
import { nothing, type Examples } from './examples.ts';

export default {
	title: 'ChoiceTile',
	criteria: [
		'A toggle button, or a radio inside a radiogroup: its state is heard.',
		'Selected shows by border, ground and a tick.',
		'At least 96 px high: gloves hit it.'
	],
	component: ChoiceTile as Examples['component'],
	examples: (say) => [
		{
			name: 'plain',
			props: {
				title: say('废机油', 'Used engine oil'),
				note: '900-214-08 · T,I',
				waste: true,
				mark: '1',
				onchoose: nothing
			}
		},
		{
			name: 'selected',
			props: {
				title: say('废机油', 'Used engine oil'),
				note: '900-214-08 · T,I',
				waste: true,
				selected: true,
				onchoose: nothing
			}
		},
		{
			name: 'long words',
			props: {
				title: say('废弃的含油抹布、劳保用品及其他沾染物', 'Discarded oily rags, gloves and other soiled articles'),
				note: '900-041-49',
				onchoose: nothing
			}
		},
		{
			name: 'disabled',
			props: {
				title: say('废铅蓄电池', 'Lead-acid batteries'),
				note: say('本点不收', 'Not taken here'),
				disabled: true,
				onchoose: nothing
			}
		}
	]
} satisfies Examples;
