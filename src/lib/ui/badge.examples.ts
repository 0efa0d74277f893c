/** Badge: its accessibility criteria, then the states that the gallery and axe look at. */
import Badge from './Badge.svelte';
import { words, type Examples } from './examples.ts';

export default {
	title: 'Badge',
	criteria: ['The word carries the meaning; colour only helps.'],
	component: Badge as Examples['component'],
	examples: (say) => [
		{ name: 'plain', props: { children: words(say('已入库', 'Stored')) } },
		{ name: 'waste', props: { kind: 'waste', children: words('HW08') } },
		{ name: 'ok', props: { kind: 'ok', children: words(say('有效', 'Valid')) } },
		{ name: 'warn', props: { kind: 'warn', children: words(say('待上传', 'Pending')) } },
		{ name: 'stop', props: { kind: 'stop', children: words(say('已冻结', 'Frozen')) } },
		{ name: 'link', props: { kind: 'link', children: words(say('新', 'New')) } }
	]
} satisfies Examples;
