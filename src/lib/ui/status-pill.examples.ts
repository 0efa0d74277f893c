/** StatusPill: its accessibility criteria, then the states that the gallery and axe look at. */
import StatusPill from './StatusPill.svelte';
import { nothing, type Examples } from './examples.ts';

export default {
	title: 'StatusPill',
	criteria: [
		'Word beside the dot; the dot has another shape for each state.',
		'Pressable ones are buttons of 48 px; others are plain text.'
	],
	component: StatusPill as Examples['component'],
	examples: (say) => [
		{ name: 'ok', props: { state: 'ok', name: say('秤', 'Scale'), value: '12.350 kg', onpress: nothing } },
		{
			name: 'warn',
			props: {
				state: 'warn',
				name: say('待上传', 'To upload'),
				value: say('3 · 2 分钟', '3 · 2 min'),
				onpress: nothing
			}
		},
		{
			name: 'stop',
			props: { state: 'stop', name: say('打印机', 'Printer'), value: say('未连接', 'Not connected'), onpress: nothing }
		},
		{ name: 'off', props: { state: 'off', name: say('摄像头', 'Camera'), value: say('未启用', 'Off') } },
		{ name: 'dense', props: { state: 'ok', name: '', value: say('签名有效', 'Signature holds'), dense: true } }
	]
} satisfies Examples;
