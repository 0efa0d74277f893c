/** BigNumber: its accessibility criteria, then the states that the gallery and axe look at. */
import BigNumber from './BigNumber.svelte';
import type { Examples } from './examples.ts';

export default {
	title: 'BigNumber',
	criteria: [
		'Group with a name; number, unit and state are text.',
		'State by icon and word as well as by colour.',
		'The box never changes its size with the number.'
	],
	component: BigNumber as Examples['component'],
	examples: (say) => [
		{
			name: 'stable',
			props: {
				value: '132.45',
				unit: 'kg',
				state: 'stable',
				stateText: say('稳定', 'Stable'),
				label: say('毛重', 'Gross'),
				showLabel: true
			}
		},
		{
			name: 'moving',
			props: {
				value: '98.10',
				unit: 'kg',
				state: 'moving',
				stateText: say('未稳定', 'Moving'),
				label: say('毛重', 'Gross'),
				showLabel: true
			}
		},
		{
			name: 'none',
			props: {
				value: null,
				unit: 'kg',
				state: 'none',
				stateText: say('无信号', 'No signal'),
				label: say('毛重', 'Gross'),
				showLabel: true
			}
		},
		{
			name: 'huge',
			wide: true,
			props: {
				value: '113.95',
				unit: 'kg',
				state: 'stable',
				stateText: say('稳定', 'Stable'),
				label: say('净重', 'Net'),
				size: 'huge'
			}
		},
		{
			name: 'small',
			props: {
				value: '18.50',
				unit: 'kg',
				state: 'stable',
				stateText: say('预设', 'Preset'),
				label: say('皮重', 'Tare'),
				size: 'small'
			}
		}
	]
} satisfies Examples;
