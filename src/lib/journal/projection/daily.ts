/** Stocktakes and alerts from their steps. */
import { newAlert, type Alert } from '#lib/domain/alert.ts';
import type { AlertId, ContainerId, Day, PersonId, StocktakeId, ZoneId } from '#lib/domain/ids.ts';
import { alert, type AlertFacts, type AlertState } from '#lib/domain/lifecycles/alert.ts';
import { stocktake, type StocktakeFacts, type StocktakeState } from '#lib/domain/lifecycles/stocktake.ts';
import { newStocktake, type Stocktake } from '#lib/domain/stocktake.ts';
import { bodyOf, type PaperForm } from './paper.ts';

export const stocktakeForm: PaperForm<StocktakeState, StocktakeFacts, Stocktake> = {
	lifecycle: stocktake,
	blank: (id, point) => newStocktake(id as StocktakeId, point),
	apply: (row, step) => {
		switch (step.type) {
			case 'stocktake.opened':
				return { ...row, zones: bodyOf<'stocktake.opened'>(step).zones as ZoneId[], openedAt: step.at };
			case 'stocktake.closed': {
				const { missing, reason } = bodyOf<'stocktake.closed'>(step);
				return { ...row, missing: missing as ContainerId[], reason };
			}
			case 'stocktake.approved': {
				const { second, reason } = bodyOf<'stocktake.approved'>(step);
				return { ...row, reason, approvedBy: { actor: step.by as PersonId, second: second as PersonId | null } };
			}
			case 'stocktake.abandoned':
				return { ...row, reason: bodyOf<'stocktake.abandoned'>(step).reason };
			default:
				return row;
		}
	}
};

export const alertForm: PaperForm<AlertState, AlertFacts, Alert> = {
	lifecycle: alert,
	blank: (id, point) => newAlert(id as AlertId, point),
	apply: (row, step) => {
		switch (step.type) {
			case 'alert.raised': {
				const { kind, about, due, reason } = bodyOf<'alert.raised'>(step);
				return { ...row, kind, about, due: due as Day | null, reason, raisedAt: step.at };
			}
			case 'alert.assigned': {
				const { owner, due } = bodyOf<'alert.assigned'>(step);
				return { ...row, owner, due: (due as Day | null) ?? row.due };
			}
			case 'alert.closed':
				return { ...row, reason: bodyOf<'alert.closed'>(step).reason, closedAt: step.at };
			default:
				return { ...row, reason: bodyOf<'alert.reopened'>(step).reason, closedAt: null };
		}
	}
};
