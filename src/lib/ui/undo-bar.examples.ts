/** UndoBar: its accessibility criteria, then the states that the gallery and axe look at. */
import UndoBar from './UndoBar.svelte';
import { nothing, type Examples } from './examples.ts';

export default {
	title: 'UndoBar',
	criteria: [
		'What was done is read once (status); the countdown is a timer and is not read every second.',
		'The button is 64 px and can be pressed by its key.'
	],
	component: UndoBar as Examples['component'],
	examples: (say) => [
		{
			name: 'four seconds left',
			wide: true,
			props: {
				text: say('已保存：废机油 113.95 kg', 'Saved: used oil 113.95 kg'),
				seconds: 5,
				secondsLeft: 4,
				undoText: say('撤销', 'Undo'),
				leftText: say('还剩 4 秒', '4 s left'),
				shortcut: 'Esc',
				onundo: nothing
			}
		},
		{
			name: 'nearly over',
			props: {
				text: say('已保存', 'Saved'),
				seconds: 5,
				secondsLeft: 1,
				undoText: say('撤销', 'Undo'),
				leftText: say('还剩 1 秒', '1 s left'),
				onundo: nothing
			}
		}
	]
} satisfies Examples;
