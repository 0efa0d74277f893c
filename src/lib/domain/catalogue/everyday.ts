/**
 * Everyday names of the wastes that small enterprises bring, as staff say them, with the form and the container they usually come in.
 *
 * A name here is a help for the eye. The record keeps the code; the catalogue's own words stay the official name.
 */
import type { PackagingKind, WasteForm } from '../packaging.ts';

export type EverydayWaste = { code: string; zh: string; en: string; form: WasteForm; packaging: PackagingKind };

export const everydayWastes: readonly EverydayWaste[] = [
	{ code: '900-214-08', zh: '废机油', en: 'Used engine oil', form: 'liquid', packaging: 'steel-drum-200' },
	{
		code: '900-249-08',
		zh: '其他废矿物油、含油桶',
		en: 'Other mineral oil, oily drums',
		form: 'liquid',
		packaging: 'steel-drum-200'
	},
	{ code: '900-041-49', zh: '沾染包装、滤芯', en: 'Contaminated packaging, filters', form: 'solid', packaging: 'bag' },
	{ code: '900-039-49', zh: '废活性炭', en: 'Spent activated carbon', form: 'solid', packaging: 'bag' },
	{ code: '900-047-49', zh: '实验室废物', en: 'Laboratory waste', form: 'liquid', packaging: 'jerrycan-25' },
	{ code: '900-052-31', zh: '废铅蓄电池', en: 'Lead-acid batteries', form: 'solid', packaging: 'box' },
	{ code: '900-044-49', zh: '镉镍电池、阴极射线管', en: 'Ni-Cd batteries, CRTs', form: 'solid', packaging: 'box' },
	{ code: '900-045-49', zh: '废电路板', en: 'Circuit boards', form: 'solid', packaging: 'box' },
	{
		code: '900-006-09',
		zh: '废切削液、乳化液',
		en: 'Cutting fluid, emulsion',
		form: 'liquid',
		packaging: 'plastic-drum-200'
	},
	{ code: '900-252-12', zh: '漆渣', en: 'Paint slag', form: 'semi-solid', packaging: 'steel-drum-200' },
	{ code: '900-299-12', zh: '废油漆', en: 'Waste paint', form: 'liquid', packaging: 'steel-drum-200' },
	{ code: '900-253-12', zh: '废油墨', en: 'Waste ink', form: 'liquid', packaging: 'plastic-drum-60' },
	{
		code: '900-402-06',
		zh: '废有机溶剂（易燃）',
		en: 'Flammable solvents',
		form: 'liquid',
		packaging: 'steel-drum-200'
	},
	{ code: '900-404-06', zh: '废有机溶剂（其他）', en: 'Other solvents', form: 'liquid', packaging: 'steel-drum-200' },
	{ code: '900-023-29', zh: '含汞灯管', en: 'Mercury lamps', form: 'solid', packaging: 'box' },
	{ code: '900-300-34', zh: '废酸', en: 'Waste acid', form: 'liquid', packaging: 'jerrycan-25' },
	{ code: '900-352-35', zh: '废碱', en: 'Waste alkali', form: 'liquid', packaging: 'jerrycan-25' },
	{ code: '900-999-49', zh: '废弃危险化学品', en: 'Discarded hazardous chemicals', form: 'solid', packaging: 'box' }
];

const byCode = new Map(everydayWastes.map((waste) => [waste.code, waste]));

export const everydayWaste = (code: string): EverydayWaste | undefined => byCode.get(code);
