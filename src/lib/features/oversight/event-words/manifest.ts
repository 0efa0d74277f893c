/** What events about a manifest say. */
import type { Body } from '#lib/journal/bodies.ts';
import { m } from '#lib/paraglide/messages.js';
import { howText, partyText } from './choices.ts';
import { line, mass, of, type Details, type Reader } from './detail.ts';

const total = (items: readonly { net: number }[], reader: Reader): string =>
	mass(
		items.reduce((sum, { net }) => sum + net, 0),
		reader
	);

const drafted = ({ manifest, consignor, receiver, lines }: Body<'manifest.drafted'>, reader: Reader): string =>
	line(
		of('manifest', manifest),
		`${consignor.name} → ${receiver.name}`,
		m.office_detail_lines({ count: lines.length }),
		total(lines, reader)
	);

/** Grams as accepted, and whether what came was not what was written. */
const decided = ({ manifest, decisions, handler }: Body<'manifest.accepted'>, reader: Reader): string =>
	line(
		of('manifest', manifest),
		m.office_detail_taken({ taken: decisions.filter(({ taken }) => taken).length, lines: decisions.length }),
		total(
			decisions.filter(({ taken }) => taken),
			reader
		),
		decisions.some(({ discrepancy }) => discrepancy) ? m.office_detail_discrepancy() : '',
		...decisions.map(({ words }) => words),
		handler
	);

const reasoned = (body: { manifest: string; reason: string }): string =>
	line(of('manifest', body.manifest), body.reason);
const bare = (body: { manifest: string }): string => of('manifest', body.manifest);

export const manifestDetails: Details<'manifest'> = {
	'manifest.drafted': drafted,
	'manifest.amended': drafted,
	'manifest.numbered': (body) => line(body.number, of('manifest', body.manifest)),
	'manifest.put-on-paper': (body) => line(body.paperNumber, of('manifest', body.manifest), body.reason),
	'manifest.back-entered': (body) => line(body.number, of('manifest', body.manifest), body.completedOn),
	'manifest.signed-out': (body) => line(of('manifest', body.manifest), body.signer, howText(body.how)),
	'manifest.carrier-signed': (body) =>
		line(of('manifest', body.manifest), body.carrier, body.plate, body.driver, `${body.from} → ${body.to}`),
	'manifest.relayed': (body) => line(of('manifest', body.manifest), body.carrier, body.plate, body.driver, body.place),
	'manifest.arrived': bare,
	'manifest.accepted': decided,
	'manifest.partly-refused': decided,
	'manifest.refused': (body, reader) => line(decided(body, reader), body.reason),
	'manifest.confirmed': bare,
	'manifest.correction-proposed': (body) =>
		line(
			of('manifest', body.manifest),
			partyText(body.by),
			m.office_detail_changes({ count: body.changes.length }),
			...body.changes.map(({ before, after }) => `${before || '—'} → ${after || '—'}`),
			body.reason
		),
	'manifest.correction-approved': (body) => line(of('manifest', body.manifest), partyText(body.party)),
	'manifest.correction-rejected': (body) => line(of('manifest', body.manifest), partyText(body.party), body.reason),
	'manifest.voided': reasoned
};
