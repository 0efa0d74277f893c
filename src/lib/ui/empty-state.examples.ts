/** EmptyState: its accessibility criteria, then the states that the gallery and axe look at. */
import EmptyState from './EmptyState.svelte';
import { words, type Examples } from './examples.ts';

export default {
	title: 'EmptyState',
	criteria: ['Says what will be here and how to begin; decoration is hidden from screen readers.'],
	component: EmptyState as Examples['component'],
	examples: (say) => [
		{
			name: 'words',
			props: {
				title: say('还没有容器', 'No containers yet'),
				children: words(
					say('在收货台收下第一桶后，会出现在这里。', 'The first one taken in at the kiosk appears here.')
				)
			}
		}
	]
} satisfies Examples;
