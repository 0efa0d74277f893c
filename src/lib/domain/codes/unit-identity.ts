/**
 * Who a unit is: its unified social credit code, or our own id where it has none (a small workshop may have no licence).
 *
 * A code that was typed wrongly is refused, never taken for "has none"; an own id can never be read as a code.
 */
import type { EnterpriseId } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { plainCode } from './plain-code.ts';
import { uscc, type Uscc, type UsccRefusal } from './uscc.ts';

export type UnitIdentity = { kind: 'uscc'; uscc: Uscc } | { kind: 'no-uscc'; enterprise: EnterpriseId };

/** `NO-USCC` has a letter O and a hyphen, which no unified social credit code has. */
const MARK = 'NO-USCC:';

export type UnitIdentityRefusal = UsccRefusal | { kind: 'unit-identity-empty' };

/** The identity as one text, for files and keys. */
export const formatUnitIdentity = (identity: UnitIdentity): string =>
	identity.kind === 'uscc' ? identity.uscc : MARK + identity.enterprise;

export function parseUnitIdentity(text: string): Result<UnitIdentity, UnitIdentityRefusal> {
	const plain = text.trim();
	if (plain.startsWith(MARK) && plain.length > MARK.length)
		return ok({ kind: 'no-uscc', enterprise: plain.slice(MARK.length) as EnterpriseId });
	if (plainCode(plain) === '') return refuse({ kind: 'unit-identity-empty' });
	const code = uscc(plain);
	return code.ok ? ok({ kind: 'uscc', uscc: code.value }) : code;
}
