/** TopBar: its accessibility criteria, then the states that the gallery and axe look at. */
import TopBar from './TopBar.svelte';
import { words, type Examples } from './examples.ts';

export default {
	title: 'TopBar',
	criteria: ['A banner landmark with a name; what does not fit wraps, nothing hides.'],
	component: TopBar as Examples['component'],
	examples: (say) => [
		{
			name: 'start and end',
			wide: true,
			props: {
				label: say('状态栏', 'Status'),
				start: words(say('示例收集点 · 值班员 01', 'Example point · operator 01')),
				end: words(say('待上传 0', 'To upload 0'))
			}
		}
	]
} satisfies Examples;
