/** What events about a load say. */
import { m } from '#lib/paraglide/messages.js';
import { counted, line, mass, of, type Details } from './detail.ts';

const listed = (body: { load: string; containers: readonly string[] }): string =>
	line(of('load', body.load), counted(body.containers));
const proposed = (body: { load: string; receiver: string; containers: readonly string[] }): string =>
	line(listed(body), body.receiver);
const reasoned = (body: { load: string; reason: string }): string => line(of('load', body.load), body.reason);

export const loadDetails: Details<'load'> = {
	'load.proposed': proposed,
	'load.amended': proposed,
	'load.approved': (body) => of('load', body.load),
	'load.sealed': (body) => line(of('load', body.load), m.office_detail_seal({ seal: body.seal }), body.reason),
	'load.unsealed': reasoned,
	'load.departed': (body) => line(listed(body), body.plate, body.driver),
	'load.delivered': listed,
	'load.weighed': (body, reader) =>
		line(
			of('load', body.load),
			counted(body.gross.map(({ container }) => container)),
			mass(
				body.gross.reduce((sum, { gross }) => sum + gross, 0),
				reader
			)
		),
	'load.accepted': listed,
	'load.refused': (body) => line(listed(body), body.reason),
	'load.queried': (body) => line(body.containers.length > 0 ? listed(body) : of('load', body.load), body.question),
	'load.answered': (body) => line(of('load', body.load), body.answer),
	'load.cancelled': reasoned
};
