/** Select: its accessibility criteria, then the states that the gallery and axe look at. */
import Select from './Select.svelte';
import type { Examples } from './examples.ts';

export default {
	title: 'Select',
	criteria: ['The platform list: arrow keys, type-ahead, screen reader and touch work as people know them.'],
	component: Select as Examples['component'],
	examples: (say) => [
		{
			name: 'office',
			props: {
				label: say('收集点', 'Point'),
				value: '1',
				options: [
					{ value: '1', label: say('示例收集点', 'Example point') },
					{ value: '2', label: say('第二收集点', 'Second point') }
				]
			}
		},
		{
			name: 'kiosk',
			props: {
				label: say('包装', 'Container'),
				size: 'kiosk',
				value: '1',
				options: [{ value: '1', label: say('200 L 钢桶', '200 L steel drum') }]
			}
		},
		{
			name: 'error',
			props: {
				label: say('收集点', 'Point'),
				error: say('请选择收集点', 'Choose a point'),
				options: [{ value: '', label: '—' }]
			}
		}
	]
} satisfies Examples;
