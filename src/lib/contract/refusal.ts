/** How every endpoint says no: a stable code, a JSON path, and a sentence a clerk understands. */
import * as v from 'valibot';

export const RefusalSchema = v.object({ error: v.object({ code: v.string(), path: v.string(), message: v.string() }) });
export type RefusalAnswer = v.InferOutput<typeof RefusalSchema>;
