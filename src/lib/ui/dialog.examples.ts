/** Dialog: its accessibility criteria, then the states that the gallery and axe look at. */
import Dialog from './Dialog.svelte';
import { words, type Examples } from './examples.ts';

export default {
	title: 'Dialog',
	criteria: [
		'Focus goes into the dialog, stays there, and returns to what opened it.',
		'Escape closes, except where a decision may not be avoided.',
		'Title and description are read on opening.'
	],
	component: Dialog as Examples['component'],
	examples: (say) => [
		{
			name: 'open',
			props: {
				open: true,
				title: say('停用这台平板？', 'Revoke this tablet?'),
				description: say('它将不能再上传。', 'It can upload no more.'),
				closeText: say('关闭', 'Close'),
				children: words(say('尚未上传的记录会留在平板上。', 'What it has not uploaded stays on it.')),
				actions: words(say('（按钮在这里）', '(buttons go here)'))
			}
		}
	]
} satisfies Examples;
