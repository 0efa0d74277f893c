/** Records an enterprise at a point of the database in WUJI_DATA, as the office will: `node tests/e2e/record-enterprise.ts 330106-01 '{"enterprise":…}'`. */
import type { PointId } from '#lib/domain/ids.ts';
import type { Body } from '#lib/journal/bodies.ts';
import { SERVER } from '#lib/server/own-chain.ts';
import { open } from '#lib/server/wiring.ts';

const server = await open();
if (!server.ok) throw new Error(JSON.stringify(server.refusal));
const body = JSON.parse(process.argv[3]!) as Body<'enterprise.recorded'>;
await server.value.store.appendOwn(process.argv[2] as PointId, [{ type: 'enterprise.recorded', body }], SERVER);
await server.value.close();
