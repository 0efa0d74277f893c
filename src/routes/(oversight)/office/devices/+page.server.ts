/** Tablets of the points, a one-time code for a new one, and the end of an old one. */
import bwipjs from 'bwip-js/node';
import { error, fail } from '@sveltejs/kit';
import { may } from '#lib/domain/permissions.ts';
import type { DeviceId } from '#lib/domain/ids.ts';
import type { DeviceView } from '#lib/features/oversight/view.ts';
import { devices, makeEnrolmentCode, revokeDevice } from '#lib/server/office.ts';
import { access, asPoint, permitted, pointOf, pointsWhere } from '../../office-access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('office:journal');
	const given = await access(locals, url);
	const asked = pointOf(given, url.searchParams.get('point'));
	if (!asked.ok) error(404);
	const readable = pointsWhere(given, 'device.read');
	if (readable.length === 0) error(403);
	const shown: DeviceView[] = [];
	for (const point of asked.value ? [asked.value] : readable) {
		const list = permitted(await devices(given.office, given.actor, { point: point.id }));
		for (const { id, name, state, alg, head, enrolledAt, lastSeenAt, server, refused } of list) {
			if (server) continue;
			shown.push({ id, point, name, state, alg, seq: head.seq, hash: head.hash, enrolledAt, lastSeenAt, refused });
		}
	}
	return {
		points: readable,
		point: asked.value?.id ?? '',
		devices: shown,
		now: Date.now(),
		mayEnrol: pointsWhere(given, 'device.enrol'),
		mayRevoke: shown.filter(({ point }) => may(given.actor, 'device.revoke', { point: point.id })).map(({ id }) => id)
	};
};

export const actions: Actions = {
	async enrol({ locals, url, request }) {
		const given = await access(locals, url);
		const form = await request.formData();
		const name = String(form.get('name') ?? '').trim();
		if (name === '' || name.length > 60) return fail(422, { enrol: 'name' as const });
		const point = asPoint(String(form.get('point') ?? ''));
		const made = await makeEnrolmentCode(given.office, given.actor, { point, name });
		if (!made.ok) return fail(403, { enrol: 'forbidden' as const });
		const { code, expiresAt } = made.value;
		const address = `${url.origin}/kiosk/enrol?code=${encodeURIComponent(code)}`;
		const svg = bwipjs.toSVG({ bcid: 'qrcode', text: address });
		return { code, expiresAt, address, qr: `data:image/svg+xml;utf8,${encodeURIComponent(svg)}` };
	},

	async revoke({ locals, url, request }) {
		const given = await access(locals, url);
		const form = await request.formData();
		const reason = String(form.get('reason') ?? '').trim();
		if (reason === '' || reason.length > 200) return fail(422, { revoke: 'reason' as const });
		const device = String(form.get('device') ?? '') as DeviceId;
		const done = await revokeDevice(given.office, given.actor, { device, reason });
		if (done.ok) return { revoked: device };
		if (done.refusal.kind === 'not-permitted') return fail(403, { revoke: 'forbidden' as const });
		return fail(409, { revoke: 'gone' as const });
	}
};
