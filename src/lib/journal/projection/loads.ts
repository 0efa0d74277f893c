/** Loads from their steps. What became of their containers is written into the containers (projection/containers.ts). */
import type { ContainerId, LoadId, ManifestId, PersonId, ReceiverId, VehicleId } from '#lib/domain/ids.ts';
import { load, type LoadFacts, type LoadState } from '#lib/domain/lifecycles/load.ts';
import { newLoad, type Load } from '#lib/domain/load.ts';
import { grams } from '#lib/domain/weight.ts';
import { bodyOf, type PaperForm } from './paper.ts';

export const loadForm: PaperForm<LoadState, LoadFacts, Load> = {
	lifecycle: load,
	blank: (id, point) => newLoad(id as LoadId, point),
	apply: (row, step) => {
		switch (step.type) {
			case 'load.proposed':
			case 'load.amended': {
				const { receiver, vehicle, containers } = bodyOf<'load.proposed'>(step);
				return {
					...row,
					receiver: receiver as ReceiverId,
					vehicle: vehicle as VehicleId | null,
					listed: containers as ContainerId[]
				};
			}
			case 'load.sealed': {
				const { seal, reason } = bodyOf<'load.sealed'>(step);
				return { ...row, seal, reason };
			}
			case 'load.unsealed':
				return { ...row, seal: '', reason: bodyOf<'load.unsealed'>(step).reason };
			case 'load.departed': {
				const { containers, manifests, plate, driver } = bodyOf<'load.departed'>(step);
				return {
					...row,
					onBoard: containers as ContainerId[],
					manifests: manifests as ManifestId[],
					plate,
					driver,
					departedAt: step.at
				};
			}
			case 'load.delivered':
				return { ...row, deliveredAt: step.at };
			case 'load.weighed': {
				const { gross } = bodyOf<'load.weighed'>(step);
				const weighedIn = gross.map((each) => ({
					container: each.container as ContainerId,
					gross: grams(each.gross)
				}));
				const again = new Set(weighedIn.map(({ container }) => container));
				return { ...row, weighedIn: [...row.weighedIn.filter(({ container }) => !again.has(container)), ...weighedIn] };
			}
			case 'load.queried': {
				const { question, containers } = bodyOf<'load.queried'>(step);
				const asked = {
					words: question,
					containers: containers as ContainerId[],
					by: step.by as PersonId,
					at: step.at
				};
				return { ...row, questions: [...row.questions, { ...asked, answer: null }] };
			}
			case 'load.answered': {
				// The oldest question that waits is the one that is answered.
				const waiting = row.questions.findIndex(({ answer }) => answer === null);
				const { answer } = bodyOf<'load.answered'>(step);
				return { ...row, questions: row.questions.map((each, at) => (at === waiting ? { ...each, answer } : each)) };
			}
			case 'load.refused':
			case 'load.cancelled':
				return { ...row, reason: bodyOf<'load.cancelled'>(step).reason };
			default:
				return row;
		}
	}
};
