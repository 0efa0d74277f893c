/** Keypad: its accessibility criteria, then the states that the gallery and axe look at. */
import Keypad from './Keypad.svelte';
import { nothing, type Examples, type Say } from './examples.ts';

export default {
	title: 'Keypad',
	criteria: [
		'All of it works with a keyboard: digits, Backspace, Escape to begin anew, Enter.',
		'Dots are for eyes; how many digits stand is told as status, never which.',
		'An error is an alert and says the next step.'
	],
	component: Keypad as Examples['component'],
	examples: (say) => [
		{
			name: 'empty',
			props: { label: say('输入 PIN', 'Enter PIN'), value: '', words: padWords(say), onenter: nothing }
		},
		{
			name: 'wrong',
			props: {
				label: say('输入 PIN', 'Enter PIN'),
				value: '',
				error: say('PIN 不对，还可试 3 次', 'Wrong PIN, 3 tries left'),
				words: padWords(say),
				onenter: nothing
			}
		},
		{
			name: 'locked',
			props: {
				label: say('输入 PIN', 'Enter PIN'),
				value: '',
				locked: true,
				error: say('请 5 分钟后再试', 'Try again in 5 minutes'),
				words: padWords(say),
				onenter: nothing
			}
		}
	]
} satisfies Examples;

function padWords(say: Say) {
	return {
		clear: say('清除', 'Clear'),
		back: say('删除一位', 'Delete one digit'),
		enter: say('确定', 'Enter'),
		typed: (count: number) => say(`已输入 ${count} 位`, `${count} digits entered`)
	};
}
