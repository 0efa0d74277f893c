/**
 * What stands on a hazardous-waste label 危险废物标签 (HJ 1276-2022).
 *
 * The form is a legal one and always Chinese, whatever the language of the screen: its words stand here and nowhere else.
 */

export type HazardTrait = 'T' | 'C' | 'I' | 'R' | 'In';

export type LabelContent = {
	/** 废物名称 */
	name: string;
	/** 废物类别, e.g. `HW08`. */
	category: string;
	/** 废物代码 with hyphens, e.g. `900-214-08`. */
	code: string;
	/** 废物形态, e.g. `液态`. */
	form: string;
	/** 危险特性; what is no known letter is printed as it is. */
	hazards: readonly string[];
	/** 主要成分, 有害成分, 注意事项, 联系人和联系方式: their lines are there, empty ones for a pen. */
	components?: string;
	harmful?: string;
	precautions?: string;
	contact?: string;
	/** 数字识别码, 37 characters; null while a temporary mark stands in. */
	digitalId: string | null;
	/** Printed in its place: the temporary mark. */
	temporary?: string;
	/** 产生/收集单位 */
	unit: string;
	/** 产生日期, `2026-11-22`. */
	date: string;
	/** 废物重量 with its unit, e.g. `113.95 kg`. */
	weight: string;
	/** 备注 */
	remarks: string;
	/** Payload of the QR, opaque: the 37 characters, `WUJI:T:…`, or the national text as it was received. */
	qr: string;
};

export const hazardWords: Record<HazardTrait, string> = {
	T: '毒性',
	C: '腐蚀性',
	I: '易燃性',
	R: '反应性',
	In: '感染性'
};

/** `毒性 T 易燃性 I` */
export const hazardText = (hazards: readonly string[]): string =>
	hazards
		.map((letter) => (letter in hazardWords ? `${hazardWords[letter as HazardTrait]} ${letter}` : letter))
		.join(' ');

/** The 37 characters in the groups a person reads: unit, waste, day, serial. */
export const spacedCode = (code: string): string =>
	/^.{37}$/.test(code) ? `${code.slice(0, 18)} ${code.slice(18, 26)} ${code.slice(26, 34)} ${code.slice(34)}` : code;

export type LabelRow = {
	key: string;
	label: string;
	text: string;
	/** Must be on the label in full: it says what the waste is or whose. Others may end in `…`. */
	whole: boolean;
};

/** The lines of the form in their order. `wide` ones take the whole width, the others stand beside the QR. */
export function labelRows(content: LabelContent): { wide: LabelRow[]; besideQr: LabelRow[] } {
	const whole = (key: string, label: string, text: string): LabelRow => ({ key, label, text, whole: true });
	const open = (key: string, label: string, text = ''): LabelRow => ({ key, label, text, whole: false });
	return {
		wide: [
			open('name', '废物名称', content.name),
			open('category', '废物类别', content.category),
			whole('code', '废物代码', `${content.code}\u3000废物形态：${content.form}`),
			whole('hazards', '危险特性', hazardText(content.hazards)),
			open('components', '主要成分', content.components),
			open('harmful', '有害成分', content.harmful),
			open('precautions', '注意事项', content.precautions),
			content.digitalId === null
				? whole('digitalId', '临时标识', content.temporary ?? '')
				: whole('digitalId', '数字识别码', spacedCode(content.digitalId)),
			whole('unit', '产生/收集单位', content.unit)
		],
		besideQr: [
			open('contact', '联系人和联系方式', content.contact),
			whole('date', '产生日期', content.date),
			whole('weight', '废物重量', content.weight),
			open('remarks', '备注', content.remarks)
		]
	};
}
