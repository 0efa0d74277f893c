/** Skeleton: its accessibility criteria, then the states that the gallery and axe look at. */
import Skeleton from './Skeleton.svelte';
import type { Examples } from './examples.ts';

export default {
	title: 'Skeleton',
	criteria: ['What loads is said once; the bars are decoration.'],
	component: Skeleton as Examples['component'],
	examples: (say) => [
		{ name: 'three lines', props: { label: say('正在载入', 'Loading') } },
		{ name: 'a number', props: { label: say('正在载入', 'Loading'), lines: 1, height: '72px' } }
	]
} satisfies Examples;
