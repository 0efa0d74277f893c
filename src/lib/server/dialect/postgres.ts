/**
 * Kysely over PostgreSQL.
 *
 * Whole numbers come back as numbers, as SQLite gives them: positions, milliseconds and grams stay below 2^53.
 */
import { PostgresDialect } from 'kysely';
import pg from 'pg';

const INT8 = 20;

export const openPool = (url: string): pg.Pool =>
	new pg.Pool({
		connectionString: url,
		connectionTimeoutMillis: 5000,
		types: {
			getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
				oid === INT8 && format !== 'binary'
					? wholeNumber
					: pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
		}
	});

export const postgresDialect = (pool: pg.Pool): PostgresDialect => new PostgresDialect({ pool });

function wholeNumber(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`too large for a count: ${text}`);
	return value;
}
