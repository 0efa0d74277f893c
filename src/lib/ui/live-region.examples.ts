/** LiveRegion: its accessibility criteria, then the states that the gallery and axe look at. */
import LiveRegion from './LiveRegion.svelte';
import type { Examples } from './examples.ts';

export default {
	title: 'LiveRegion',
	criteria: ['Stands in the page from the start; polite, or assertive for what stops the work. It is not seen.'],
	component: LiveRegion as Examples['component'],
	examples: (say) => [{ name: 'polite', props: { text: say('已新增 1 条', '1 new row') } }]
} satisfies Examples;
