/** DataTable: its accessibility criteria, then the states that the gallery and axe look at. */
import { createRawSnippet } from 'svelte';
import DataTable from './DataTable.svelte';
import { words, type Examples, type Say } from './examples.ts';

export default {
	title: 'DataTable',
	criteria: [
		'A real table with caption and column heads; roles are written out for the card layout.',
		'The row link is one link with the row’s name; the whole row is its target.',
		'New rows carry a bar and a word.'
	],
	component: DataTable as Examples['component'],
	examples: (say) => [
		{
			name: 'rows',
			wide: true,
			props: {
				caption: say('库存', 'Stock'),
				columns: columns(say),
				rows: rows(say),
				rowKey: (row: Row) => row.code,
				rowHref: () => '#row',
				cell: cellOf,
				empty: words('—')
			}
		},
		{
			name: 'marked',
			props: {
				caption: say('日志', 'Journal'),
				columns: columns(say),
				rows: rows(say),
				rowKey: (row: Row) => row.code,
				marked: (row: Row) => row.code === '900-214-08',
				markText: say('新', 'New'),
				cell: cellOf,
				empty: words('—')
			}
		},
		{
			name: 'empty',
			props: {
				caption: say('库存', 'Stock'),
				columns: columns(say),
				rows: [],
				rowKey: (row: Row) => row.code,
				cell: cellOf,
				empty: words(say('还没有容器。', 'No containers yet.'))
			}
		}
	]
} satisfies Examples;

type Row = { code: string; name: string; net: string };

const columns = (say: Say) => [
	{ key: 'code', label: say('代码', 'Code') },
	{ key: 'name', label: say('废物', 'Waste') },
	{ key: 'net', label: say('净重 kg', 'Net kg'), align: 'end' }
];

const rows = (say: Say): Row[] => [
	{ code: '900-214-08', name: say('废机油', 'Used engine oil'), net: '113.95' },
	{ code: '900-041-49', name: say('沾染物', 'Soiled articles'), net: '8.20' }
];

const cellOf = createRawSnippet((row: () => Row, key: () => string) => ({
	render: () => `<span>${row()[key() as keyof Row]}</span>`
}));
