/**
 * What the parts of a unified social credit code say about its holder (GB 32100-2015).
 *
 * The code's check says whether it is valid; a body or kind that this table does not have is only unknown.
 */
import data from './uscc-bodies.json' with { type: 'json' };
import type { Uscc } from './uscc.ts';

/** A name in both languages of the product. */
export type Named = { zh: string; en: string };

type Body = Named & { organisations: Record<string, [zh: string, en: string]> };

const bodies: ReadonlyMap<string, Body> = new Map(
	Object.entries(data.bodies as Record<string, unknown> as Record<string, Body>)
);

/** 登记管理部门, the body that registers: first character. */
export function registrarOf(code: Uscc): Named | undefined {
	const body = bodies.get(code.charAt(0));
	return body && { zh: body.zh, en: body.en };
}

/** 机构类别, the kind of organisation: second character, read with the first. */
export function organisationOf(code: Uscc): Named | undefined {
	const names = bodies.get(code.charAt(0))?.organisations[code.charAt(1)];
	return names && { zh: names[0], en: names[1] };
}

/** Whether it is the code of a self-employed business 个体工商户, as most small workshops are. */
export const isSelfEmployed = (code: Uscc): boolean => code.startsWith('92');
