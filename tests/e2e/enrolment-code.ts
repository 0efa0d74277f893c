/** Prints a one-time enrolment code for a point of the database in WUJI_DATA: `node tests/e2e/enrolment-code.ts 330106-01`. */
import type { PointId } from '#lib/domain/ids.ts';
import { open } from '#lib/server/wiring.ts';

const server = await open();
if (!server.ok) throw new Error(JSON.stringify(server.refusal));
const { code } = await server.value.enrolment.makeCode(process.argv[2] as PointId, 'test');
console.log(code);
await server.value.close();
