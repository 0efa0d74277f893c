/**
 * The notes under the table of the catalogue 名录注, and the questions that follow from them at the counter.
 *
 * The wording is ours, the sense is the note's. A question only narrows a code; it never finds one.
 */
import type { Text } from './aliases.ts';
import { categoryOf } from './catalogue.ts';

export type Note = Text & {
	edition: string;
	number: number;
	/** The categories it limits; null: it holds for the whole table. */
	categories: readonly string[] | null;
	/** False where we know what it says but have not read it beside the official page. */
	confirmed: boolean;
};

const traits: Text = {
	zh: '危险特性以“，”分隔：具有第一种，可能具有其余各种；以“/”分隔：具有其中一种或者几种；均不排除其他危险特性。',
	en: 'Traits joined by a comma: the waste has the first and may have the others. Joined by a stroke: it has one or more of them. Other traits are never excluded.'
};
const medical: Text = {
	zh: '医疗废物的分类按《医疗废物分类目录》。',
	en: 'Medical waste is sorted by the national catalogue of medical waste classes.'
};

const note2025 = (number: number, categories: readonly string[] | null, text: Text): Note => ({
	edition: '2025',
	number,
	categories,
	confirmed: true,
	...text
});

export const notes: readonly Note[] = [
	note2025(1, null, {
		zh: '“废……”“废弃的……”指按固体废物鉴别标准判定为固体废物的物质。',
		en: '“Waste …” and “discarded …” mean what the identification standard for solid waste finds to be solid waste.'
	}),
	note2025(2, null, traits),
	note2025(3, ['HW01'], medical),
	note2025(4, ['HW08', 'HW09'], {
		zh: '“矿物油”和没有写明来源的油，指石油或者煤炼制的油；不包括动植物油、酯类或者烃类生物柴油，以及烯烃聚合或者合成气制得的合成油。',
		en: '“Mineral oil”, and oil of unnamed origin, means oil from petroleum or coal. It does not include animal or vegetable oil, ester or hydrocarbon biodiesel, nor synthetic oil made by olefin polymerisation or from synthesis gas.'
	}),
	note2025(5, ['HW02', 'HW03'], {
		zh: '不包括调节水、电解质及酸碱平衡的药、氨基酸、维生素和矿物质类药。',
		en: 'Without medicines that regulate water, electrolytes or the acid-base balance, amino acids, vitamins and minerals.'
	}),
	note2025(6, ['HW12'], { zh: '颜料不包括钛白粉。', en: 'Pigments do not include titanium white.' }),
	note2025(7, ['HW40'], { zh: '不包括醚类的聚合物。', en: 'Without polymers of ethers.' }),
	note2025(8, ['HW45'], { zh: '不包括有机卤化物的聚合物。', en: 'Without halogenated polymers.' }),
	{ edition: '2021', number: 1, categories: null, confirmed: true, ...traits },
	// That 2021 had two notes and 2025 added six is known; that the second is this one follows from it.
	{ edition: '2021', number: 2, categories: ['HW01'], confirmed: false, ...medical }
];

/** Whether a note limits a code. */
export const appliesTo = ({ categories }: Note, code: string): boolean =>
	categories === null || categories.includes(categoryOf(code));

/** The notes that hold for a code in an edition, in their order. */
export const notesFor = (code: string, edition: string): Note[] =>
	notes.filter((note) => note.edition === edition && appliesTo(note, code));

/**
 * What an answer means for the code asked about. `not-this-code`: the note takes the waste out of it, look for another.
 * `identify`: out of the code, yet it may be hazardous by what it took up in use, so it must be identified (GB 5085).
 */
export type AnswerMeaning = 'keeps-code' | 'not-this-code' | 'identify';

export type NoteQuestion = {
	edition: string;
	/** The note's number in its edition. */
	note: number;
	question: Text;
	answers: { yes: AnswerMeaning; no: AnswerMeaning; unknown: AnswerMeaning };
	/** What follows from an answer is our reading of the note. */
	confirmed: false;
};

type Asked = { note: number; asks: (code: string) => boolean; question: Text; yes: AnswerMeaning };

const ofCategory =
	(...categories: string[]) =>
	(code: string) =>
		categories.includes(categoryOf(code));
/** Codes of HW12 whose text names pigments without saying which. */
const pigments = ['264-011-12', '264-012-12', '264-013-12', '900-255-12', '900-299-12'];

/** Of 2025: note 1 is what makes it waste at all, 2 is asked by confirming traits, 3 by another catalogue. */
const asked: readonly Asked[] = [
	{
		note: 4,
		asks: ofCategory('HW08'),
		question: {
			zh: '是动植物油、生物柴油，或者合成油（烯烃聚合、合成气制得）吗？',
			en: 'Is it animal or vegetable oil, biodiesel, or synthetic oil (olefin polymerisation, synthesis gas)?'
		},
		yes: 'identify'
	},
	{
		note: 5,
		asks: ofCategory('HW02', 'HW03'),
		question: {
			zh: '只是调节水、电解质、酸碱平衡的药，氨基酸，维生素或者矿物质类药吗？',
			en: 'Is it only water, electrolyte or acid-base regulators, amino acids, vitamins or minerals?'
		},
		yes: 'not-this-code'
	},
	{
		note: 6,
		asks: (code) => pigments.includes(code),
		question: { zh: '只是钛白粉颜料吗？', en: 'Is it titanium white pigment only?' },
		yes: 'not-this-code'
	},
	{
		note: 7,
		asks: ofCategory('HW40'),
		question: { zh: '是醚类的聚合物（聚醚）吗？', en: 'Is it a polymer of ethers (polyether)?' },
		yes: 'not-this-code'
	},
	{
		note: 8,
		asks: ofCategory('HW45'),
		question: {
			zh: '是含卤聚合物吗（例如聚氯乙烯、氟塑料）？',
			en: 'Is it a halogenated polymer (PVC, fluoroplastics)?'
		},
		yes: 'not-this-code'
	}
];

/** What to ask before a code is taken. None in 2021: its notes take nothing out of a code. */
export function questionsFor(code: string, edition: string): NoteQuestion[] {
	if (edition !== '2025') return [];
	return asked
		.filter(({ asks }) => asks(code))
		.map(({ note, question, yes }) => ({
			edition,
			note,
			question,
			answers: { yes, no: 'keeps-code', unknown: 'keeps-code' },
			confirmed: false
		}));
}
