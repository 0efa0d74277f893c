/** Codes, their parts and what is wrong with them, in the words of both languages. Positions count from 1, as people do. */
import type { BatchKind } from '#lib/domain/codes/batch-code.ts';
import type { ExplainRefusal } from '#lib/domain/codes/explain.ts';
import type { Meaning } from '#lib/domain/codes/meaning.ts';
import type { PlateSeries } from '#lib/domain/codes/plate.ts';
import type { CodeKind } from '#lib/domain/codes/recognise.ts';
import type { Segment } from '#lib/domain/codes/segment.ts';
import { codeFaultText } from './code-fault-text.ts';

const kinds: Record<CodeKind, string> = {
	'digital-id': '数字识别码 digital id (HJ 1276-2022)',
	uscc: '统一社会信用代码 unified social credit code (GB 32100-2015)',
	'batch-code': '批次编码 batch code (HJ 1259-2022)',
	'manifest-number': '转移联单编号 national manifest number (令23号 art. 15)',
	'manifest-draft': '联单草稿编号 draft id of a manifest, ours',
	'waste-code': '废物代码 waste code',
	division: '行政区划代码 administrative division (GB/T 2260)',
	'facility-code': '设施编码 facility code',
	plate: '车牌号 licence plate (GA 36-2018)'
};

const names: Record<string, string> = {
	unit: '单位编码 unit code',
	waste: '危险废物代码 waste code',
	code: '全码 whole code',
	day: '日期 day',
	serial: '顺序号 serial',
	registrar: '登记管理部门 registering body',
	organisation: '机构类别 kind of organisation',
	division: '登记机关行政区划 division',
	subject: '主体标识码 subject',
	check: '校验码 check character',
	prefix: '前缀 prefix',
	year: '年份 year',
	province: '省 province',
	city: '市 city',
	county: '县 county',
	industry: '行业 industry',
	category: '类别 category',
	number: '编号 number',
	office: '发牌机关 issuing office',
	uuid: 'UUID'
};

const batches: Record<BatchKind, string> = {
	generated: '产生 generated',
	stored: '入库 taken into store',
	'taken-out': '出库 taken out of store',
	'own-recovery': '自行利用 recovered in-house',
	'own-disposal': '自行处置 disposed of in-house',
	'sent-recovery': '委外利用 recovered by others',
	'sent-disposal': '委外处置 disposed of by others',
	'export-recovery': '出口利用 recovered abroad',
	'export-disposal': '出口处置 disposed of abroad'
};

const plates: Record<PlateSeries, string> = {
	ordinary: '普通 ordinary',
	trailer: '挂车 trailer',
	learner: '教练车 learner',
	police: '警车 police',
	'hong-kong': '港 Hong Kong',
	macao: '澳 Macao',
	'new-energy-small': '小型新能源 new energy, small',
	'new-energy-large': '大型新能源 new energy, large',
	unknown: '未知系列，请核对 series not known, please check'
};

const notKnown = '表中没有 not in our table';

export const kindText = (kind: CodeKind): string => kinds[kind];

/** `单位编码 unit code [1–18] 9133…` */
export function partText({ name, from, to, text }: Segment): string {
	const place = to - from > 1 ? `${from + 1}–${to}` : `${from + 1}`;
	return `${names[name] ?? name} [${place}] ${text}`;
}

export function meaningText(meaning: Meaning): string {
	switch (meaning.kind) {
		case 'unit':
			return '统一社会信用代码 a unified social credit code';
		case 'registrar':
		case 'organisation':
		case 'province':
			return meaning.data ? `${meaning.data.zh} ${meaning.data.en}` : notKnown;
		case 'registered-in': {
			const { national, province } = meaning.data;
			if (national) return '国家 national';
			return province ? `${province.zh} ${province.en}` : notKnown;
		}
		case 'subject':
			return '单位自身的九位 the nine characters of the unit itself';
		case 'city':
		case 'county':
			return meaning.data === '00' ? '不细分 as a whole' : `代码 code ${meaning.data}`;
		case 'check':
			return '与前 17 位相符 right for the 17 characters before it';
		case 'waste':
			return wasteText(meaning.data);
		case 'industry':
		case 'category': {
			const { data } = meaning;
			return `${'code' in data ? data.code : data.category} ${data.name ?? notKnown}`;
		}
		case 'batch':
			return batches[meaning.data];
		case 'plate-serial':
			return plates[meaning.data];
		case 'facility':
			return meaning.data === 'production' ? '生产设施 production facility' : '固体废物设施 solid-waste facility';
		case 'draft-mark':
			return '国家编号到达前使用 until the national number has come';
		default:
			return String(meaning.data);
	}
}

function wasteText({ code, edition, listing, entry }: Extract<Meaning, { kind: 'waste' }>['data']): string {
	const list = `国家危险废物名录（${edition}年版） catalogue ${edition}`;
	if (listing === 'edition-not-in-force') return `${code}，当日尚未施行 ${list} was not in force on that day`;
	if (!entry) return `${code} 不在 is not in ${list}`;
	const { category, categoryName, industry, description, hazards } = entry;
	return `${code} ${category} ${categoryName} · ${industry} · ${description} · ${hazards.listed.join(hazards.mode === 'one-or-more' ? '/' : ',')} · ${list}`;
}

export function refusalText(refusal: ExplainRefusal): string {
	if (refusal.kind === 'code-unknown') return `${refusal.text}: 无法识别的编码 no code that is known here`;
	const where = refusal.segment ? `${partText(refusal.segment)}: ` : '';
	return `${kindText(refusal.code)}: ${where}${codeFaultText(refusal.why)}`;
}
