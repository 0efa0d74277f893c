/** Who may pass: a device that is enrolled and not stopped, a person who is signed in. */
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Person } from '#lib/server/accounts.ts';
import type { DeviceRecord } from '#lib/server/device-record.ts';
import { no } from './answer.ts';

export function activeDevice(locals: App.Locals): Result<DeviceRecord, Response> {
	const { device } = locals;
	if (!device) return refuse(no(locals, 'device-unknown', {}, { headers: { 'www-authenticate': 'Bearer' } }));
	if (device.state === 'active') return ok(device);
	return refuse(no(locals, device.state === 'frozen' ? 'device-frozen' : 'device-revoked', {}));
}

/** A device that asks for the point it belongs to. */
export function deviceAt(locals: App.Locals, url: URL): Result<DeviceRecord, Response> {
	const device = activeDevice(locals);
	if (!device.ok || url.searchParams.get('point') === device.value.point) return device;
	return refuse(no(locals, 'other-point', {}, { path: '$.point' }));
}

export const signedIn = (locals: App.Locals): Result<Person, Response> =>
	locals.person ? ok(locals.person) : refuse(no(locals, 'not-signed-in', {}));
