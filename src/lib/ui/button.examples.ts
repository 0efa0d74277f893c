/** Button: its accessibility criteria, then the states that the gallery and axe look at. */
import Button from './Button.svelte';
import { words, type Examples } from './examples.ts';

export default {
	title: 'Button',
	criteria: [
		'Reached and pressed by keyboard, with a ring that is seen on every ground.',
		'Targets: kiosk 64 px, phone 48 px, office 36 px high.',
		'While busy it keeps its name, says aria-busy, and a second press does nothing.',
		'The shortcut is a hint for eyes; aria-keyshortcuts tells it to others.'
	],
	component: Button as Examples['component'],
	examples: (say) => [
		{
			name: 'primary, kiosk, shortcut',
			props: { variant: 'primary', size: 'kiosk', shortcut: '⏎', children: words(say('打印并入库', 'Print and store')) }
		},
		{ name: 'secondary, phone', props: { size: 'phone', children: words(say('更多', 'More')) } },
		{ name: 'secondary, office', props: { children: words(say('筛选', 'Filter')) } },
		{ name: 'quiet', props: { variant: 'quiet', children: words(say('取消', 'Cancel')) } },
		{ name: 'danger', props: { variant: 'danger', size: 'phone', children: words(say('停用设备', 'Revoke device')) } },
		{
			name: 'busy',
			props: {
				variant: 'primary',
				size: 'kiosk',
				busy: true,
				busyText: say('正在保存', 'Saving'),
				children: words(say('保存', 'Save'))
			}
		},
		{
			name: 'disabled',
			props: { variant: 'primary', size: 'phone', disabled: true, children: words(say('继续', 'Continue')) }
		},
		{
			name: 'link',
			props: { href: '#link', variant: 'primary', size: 'phone', children: words(say('去收货台', 'To the kiosk')) }
		}
	]
} satisfies Examples;
