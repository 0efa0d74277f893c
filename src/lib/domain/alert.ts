/** An alert 预警 with its owner and the day it is due. */
import type { AlertId, Day, PointId } from './ids.ts';
import type { AlertState } from './lifecycles/alert.ts';

export type Alert = {
	id: AlertId;
	point: PointId;
	state: AlertState;
	/** The rule or the kind of trouble. */
	kind: string;
	about: { kind: string; id: string } | null;
	owner: string | null;
	due: Day | null;
	/** The words of the last step. */
	reason: string;
	raisedAt: string | null;
	closedAt: string | null;
};

export const newAlert = (id: AlertId, point: PointId): Alert => ({
	id,
	point,
	state: 'none',
	kind: '',
	about: null,
	owner: null,
	due: null,
	reason: '',
	raisedAt: null,
	closedAt: null
});

/** Whether somebody still has to act: nothing leaves silently, and nothing is closed by time. */
export const isOpenAlert = ({ state }: Alert): boolean => state === 'raised' || state === 'owned';
export const isOverdue = (alert: Alert, today: Day): boolean =>
	isOpenAlert(alert) && alert.due !== null && alert.due < today;
