/** Prints a one-time enrolment code for the first point of the database in WUJI_DATA. */
import { open } from '#lib/server/wiring.ts';

const server = await open();
if (!server.ok) throw new Error(JSON.stringify(server.refusal));
const { point } = await server.value.database.kysely.selectFrom('point_head').select('point').orderBy('point').executeTakeFirstOrThrow();
const { code } = await server.value.enrolment.makeCode(point as never, 'test');
console.log(code);
await server.value.close();
