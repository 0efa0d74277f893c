/**
 * 危险废物豁免管理清单, the list of exemptions: in which stage a waste need not be managed as hazardous waste.
 *
 * Look up by edition, code and stage, never by the entry's number: numbers moved between editions. A row is an offer, not a
 * finding: whether the waste and the condition are met, a person decides, and conditions are shortened here.
 */
import { ok, refuse, type Result } from '../result.ts';
import { categoryOf } from './catalogue.ts';
import data from './exemptions.json' with { type: 'json' };

/** 收集 · 运输 · 贮存 · 利用 · 处置 */
export type Stage = 'collect' | 'transport' | 'store' | 'use' | 'dispose';

const allStages: readonly Stage[] = ['collect', 'transport', 'store', 'use', 'dispose'];

const stageWords: Record<string, readonly Stage[]> = {
	全部环节: allStages,
	收集: ['collect'],
	运输: ['transport'],
	利用: ['use'],
	处置: ['dispose'],
	'利用、处置': ['use', 'dispose']
};

/** What a row is about. `words`: a group that no code names; a person decides whether a waste is of it. */
export type ExemptionScope =
	| { kind: 'codes'; codes: readonly string[] }
	| { kind: 'category'; category: string }
	| { kind: 'words'; group: string };

export type Exemption = {
	edition: string;
	/** The entry's number in the list of its edition; for people, never a key. */
	number: number;
	scope: ExemptionScope;
	/** The waste in the list's words; often narrower than the code. */
	waste: string;
	stages: readonly Stage[];
	/** Whether the list says 全部环节. */
	everyStage: boolean;
	condition: string;
	effect: string;
};

export type ExemptionList = {
	edition: string;
	/** How many entries the official list has. */
	entries: number;
	/** False where only some entries are held: then no row does not mean no exemption. */
	complete: boolean;
	rows: readonly Exemption[];
};

type Row = [number: number, codes: string, waste: string, stage: string, condition: string, effect: string];

/** `-` stands for every waste that the list does not name (point-to-point use 点对点). */
function scopeOf(codes: string): ExemptionScope {
	if (/^HW\d{2}$/.test(codes)) return { kind: 'category', category: codes };
	if (/^\d/.test(codes)) return { kind: 'codes', codes: codes.split(',') };
	return { kind: 'words', group: codes === '-' ? '' : codes };
}

function listOf(edition: keyof typeof data): ExemptionList {
	const { entries, complete, rows } = data[edition];
	let waste = '';
	return {
		edition,
		entries,
		complete,
		rows: (rows as Row[]).map(([number, codes, words, stage, condition, effect]) => {
			if (words !== '同上') waste = words;
			const everyStage = stage === '全部环节';
			return {
				edition,
				number,
				scope: scopeOf(codes),
				waste,
				stages: stageWords[stage]!,
				everyStage,
				condition,
				effect
			};
		})
	};
}

/** 2025: 31 entries in 56 rows. 2021: 17 rows out of 32 entries. */
export const exemptionLists: readonly ExemptionList[] = [listOf('2021'), listOf('2025')];

export type FoundExemptions = {
	complete: boolean;
	/** Rows that name the code or its category. */
	named: readonly Exemption[];
	/** Rows about a group in words: they may cover any waste, and a person decides. */
	byWords: readonly Exemption[];
};

/** The rows for a code in one stage, or in any stage when none is given. */
export function exemptionsFor(of: {
	edition: string;
	code: string;
	stage?: Stage;
}): Result<FoundExemptions, { kind: 'edition-unknown'; edition: string }> {
	const list = exemptionLists.find(({ edition }) => edition === of.edition);
	if (!list) return refuse({ kind: 'edition-unknown', edition: of.edition });
	const inStage = list.rows.filter(({ stages }) => of.stage === undefined || stages.includes(of.stage));
	const names = ({ scope }: Exemption) =>
		scope.kind === 'codes'
			? scope.codes.includes(of.code)
			: scope.kind === 'category' && scope.category === categoryOf(of.code);
	return ok({
		complete: list.complete,
		named: inStage.filter(names),
		byWords: inStage.filter(({ scope }) => scope.kind === 'words')
	});
}
