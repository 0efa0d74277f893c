/** What events about a point, its devices, partners, scales and limits say. */
import { m } from '#lib/paraglide/messages.js';
import { figure, line, mass, until, type Details } from './detail.ts';

export const pointDetails: Details<
	'point' | 'zone' | 'enterprise' | 'profile' | 'device' | 'vehicle' | 'receiver' | 'scale' | 'rule'
> = {
	'point.recorded': ({ name }) => name,
	'zone.recorded': ({ name, slots }) => m.office_detail_zone({ name, count: slots.length }),
	'enterprise.recorded': ({ name, agreementUntil }) => line(name, until(agreementUntil)),
	'profile.recorded': ({ enterprise, waste, name, hazards, why }) =>
		line(enterprise, waste, name, hazards.join(' '), why),
	'device.enrolled': ({ name }) => name,
	'device.revoked': ({ reason }) => reason,
	'device.frozen': ({ reason, seq }) =>
		reason === 'fork' ? m.office_detail_frozen_fork({ seq }) : m.office_detail_frozen_forgery({ seq }),
	'vehicle.recorded': ({ plate, permit, capacity, until: day }, reader) =>
		line(plate, permit, mass(capacity, reader), until(day)),
	'receiver.recorded': ({ name, permit, until: day }) => line(name, permit, until(day)),
	'scale.profiled': ({ scale, protocol, division, max }, reader) =>
		line(scale, protocol, m.office_detail_scale({ division: figure(division, reader), max: figure(max, reader) })),
	'scale.checked': ({ scale, mass: known, read, allowed, passed }, reader) =>
		line(
			scale,
			passed ? m.office_passed() : m.office_passed_not(),
			m.office_detail_scale_check({
				mass: figure(known, reader),
				read: figure(read, reader),
				allowed: figure(allowed, reader)
			})
		),
	'rule.overridden': ({ key, value, from, until: day, why }) =>
		line(`${key} ${value}`, m.office_detail_from({ day: from }), until(day), why)
};
