/** A round 收运趟次 with its stops, as driver and office see it. */
import type { Window } from './booking.ts';
import type {
	BookingId,
	ContainerId,
	Day,
	EnterpriseId,
	PersonId,
	PointId,
	RoundId,
	StopId,
	VehicleId
} from './ids.ts';
import { isOpenStop, type RoundState, type StopState } from './lifecycles/round.ts';
import { grams, type Grams } from './weight.ts';

/** Millionths of a degree, WGS 84. */
export type Place = { latitude: number; longitude: number };

export type PlannedStop = {
	stop: StopId;
	enterprise: EnterpriseId;
	booking: BookingId | null;
	window: Window | null;
	due: string | null;
};

export type Stop = PlannedStop & {
	state: StopState;
	arrivedAt: string | null;
	containers: ContainerId[];
	/** Grams signed for, and whether they were weighed or only estimated. */
	net: Grams;
	measured: 'weighed' | 'estimated' | null;
	signer: string;
	reason: string;
};

export type Round = {
	id: RoundId;
	point: PointId;
	state: RoundState;
	day: Day | null;
	vehicle: VehicleId | null;
	driver: PersonId | null;
	stops: Stop[];
	startedAt: string | null;
	returnedAt: string | null;
	/** As counted and weighed at the point; null until it is handed over. */
	handedOver: { containers: ContainerId[]; net: Grams; difference: number; reason: string } | null;
	reason: string;
};

export const newRound = (id: RoundId, point: PointId): Round => ({
	id,
	point,
	state: 'none',
	day: null,
	vehicle: null,
	driver: null,
	stops: [],
	startedAt: null,
	returnedAt: null,
	handedOver: null,
	reason: ''
});

export const newStop = (planned: PlannedStop): Stop => ({
	...planned,
	state: 'open',
	arrivedAt: null,
	containers: [],
	net: grams(0),
	measured: null,
	signer: '',
	reason: ''
});

/** What a round has on board, read off its stops: the parent says nothing of its own. */
export type RoundProgress = { open: StopId[]; served: number; skipped: number; containers: ContainerId[]; net: Grams };

export function roundProgress({ stops }: Pick<Round, 'stops'>): RoundProgress {
	const open = stops.filter(({ state }) => isOpenStop(state)).map(({ stop }) => stop);
	const skipped = stops.filter(({ state }) => state === 'skipped').length;
	return {
		open,
		skipped,
		served: stops.length - open.length - skipped,
		containers: stops.flatMap(({ containers }) => containers),
		net: grams(stops.reduce((sum, { net }) => sum + net, 0))
	};
}
