/** What events about a container and its label say. */
import { formText, packagingText } from '#lib/features/intake/packaging-text.ts';
import type { Body } from '#lib/journal/bodies.ts';
import { m } from '#lib/paraglide/messages.js';
import { codeEnd } from '../figures.ts';
import { fieldText } from '../words.ts';
import { figure, line, mass, of, second, type Details, type Reader } from './detail.ts';
import { correctionText, howText, purposeText, voidText } from './choices.ts';

type Changes = Body<'container.corrected'>['changes'];

const change = (field: keyof Changes, before: string, after: string): string =>
	m.office_detail_change({ field: fieldText(field), before: before || '—', after: after || '—' });

/** Each figure that changed, as it was taken to be and as it is. */
function changed({ net, tare, waste, enterprise, hazards, form, packaging }: Changes, reader: Reader): string {
	return line(
		net && change('net', mass(net.before, reader), mass(net.after, reader)),
		tare && change('tare', mass(tare.before, reader), mass(tare.after, reader)),
		waste && change('waste', waste.before.code, waste.after.code),
		enterprise && change('enterprise', enterprise.before.name, enterprise.after.name),
		hazards && change('hazards', hazards.before.join(' '), hazards.after.join(' ')),
		form && change('form', formText(form.before), formText(form.after)),
		packaging && change('packaging', packagingText(packaging.before), packagingText(packaging.after))
	);
}

export const containerDetails: Details<'container' | 'label'> = {
	'container.arrived': ({ enterpriseName, estimate }, reader) =>
		line(
			enterpriseName || m.office_enterprise_unnamed(),
			estimate === null ? '' : m.office_detail_about({ weight: figure(estimate, reader) })
		),
	'container.received': ({ weighing, waste, enterpriseName }, reader) =>
		m.office_detail_received({
			weight: figure(weighing.net, reader),
			waste,
			enterprise: enterpriseName || m.office_enterprise_unnamed()
		}),
	'container.coded': ({ code }) => codeEnd(code),
	'label.printed': ({ copy, printer }) => m.office_detail_printed({ copy, printer }),
	'label.verified': ({ text }) => (text.length > 20 ? codeEnd(text) : text),
	'label.waived': (body, reader) => line(body.reason, second(body.second, reader)),
	'container.stored': ({ slot, how }) => line(slot, howText(how)),
	'container.quarantined': ({ slot, reasons }) => line(slot, ...reasons),
	'container.released': (body, reader) => line(body.reason, second(body.second, reader)),
	'container.turned-away': ({ reason }) => reason,
	'container.corrected': (body, reader) =>
		line(changed(body.changes, reader), correctionText(body.reason), body.note, second(body.second, reader)),
	'container.reweighed': ({ purpose, weighing, difference, allowed }, reader) =>
		line(
			mass(weighing.gross, reader),
			purposeText(purpose),
			m.office_detail_difference({ weight: figure(difference, reader), allowed: figure(allowed, reader) })
		),
	'container.repacked': (body, reader) =>
		line(
			howText(body.how),
			m.office_detail_repacked({ from: body.from.length, into: body.into.length }),
			correctionText(body.reason),
			body.note,
			second(body.second, reader)
		),
	'container.loaded': ({ load, how }) => line(of('load', load), howText(how)),
	'container.unloaded': ({ load, reason }) => line(of('load', load), reason),
	'container.drawn': ({ load, grams }, reader) => line(mass(grams, reader), of('load', load)),
	'container.returned': ({ reason }) => reason,
	'container.treated': ({ method, batch }) => line(method, batch),
	'container.lost': (body, reader) => line(body.reason, second(body.second, reader)),
	'container.found': ({ slot }) => slot ?? '',
	'container.voided': ({ reason, note }) => line(voidText(reason), note)
};
