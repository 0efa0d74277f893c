/** A server for tests, with a clock that stands still until it is moved, and tablets enrolled on it. */
import { randomBytes } from 'node:crypto';
import type { PushRequest } from '#lib/contract/sync.ts';
import type { DeviceId, PersonId, PointId } from '#lib/domain/ids.ts';
import type { SignedEvent } from '#lib/journal/event.ts';
import { makeDeviceKeys, type Alg } from '#lib/journal/keys.ts';
import { sampleBodies, SampleDevice, samplePoint, sampleTime } from '#lib/journal/sample-events.ts';
import type { Database } from './database.ts';
import { enrolment } from './enrolment.ts';
import type { Environment } from './environment.ts';
import { journalStore } from './journal-store.ts';
import { serialOffice } from './serials.ts';
import { newServerKey } from './server-key.ts';

export const seeder = 'seeder' as PersonId;
export const secondPoint = '330106-02' as PointId;

/** A clock that is moved by hand, and a heart that beats by hand. */
export function testEnvironment() {
	const beats = new Set<() => void>();
	let at = sampleTime;
	const environment: Environment = {
		now: () => at,
		monotonic: () => at - sampleTime,
		boot: 'test',
		random: (count) => new Uint8Array(randomBytes(count)),
		every(_, beat) {
			beats.add(beat);
			return () => beats.delete(beat);
		}
	};
	return {
		environment,
		pass: (milliseconds: number) => {
			at += milliseconds;
		},
		beat: () => {
			for (const beat of [...beats]) beat();
		},
		beating: () => beats.size
	};
}

export function serverOn(database: Database) {
	const time = testEnvironment();
	const { environment } = time;
	const key = newServerKey();
	const store = journalStore({ database, key, environment });
	const enrol = enrolment({ database, store, environment, secret: 'pepper', key, twins: null });
	const serials = serialOffice({ database, environment });
	return {
		...time,
		database,
		key,
		store,
		serials,
		enrolment: enrol,
		/** Records a point with the sample's company. */
		record: (point: PointId = samplePoint) =>
			store.appendOwn(point, [{ type: 'point.recorded', body: sampleBodies['point.recorded'] }], seeder),
		/** A tablet of a point, enrolled with a code as in the field. */
		async tablet(point: PointId = samplePoint, alg?: Alg): Promise<SampleDevice & { token: string }> {
			const keys = await makeDeviceKeys(alg);
			const { code } = await enrol.makeCode(point, 'tablet');
			const enrolled = await enrol.enrol({ code, name: 'tablet', alg: keys.alg, publicKey: keys.publicKey });
			if (!enrolled.ok) throw new Error(enrolled.refusal.kind);
			const { device, token } = enrolled.value;
			return Object.assign(new SampleDevice(device as DeviceId, keys), { token });
		}
	};
}

export const pushed = ({ event, sealed }: SignedEvent): PushRequest['events'][number] => ({
	seq: event.seq,
	prev: event.prev,
	...sealed
});
