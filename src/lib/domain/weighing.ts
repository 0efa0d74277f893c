/**
 * A weighing, and what may be taken as one.
 *
 * Only a reading that the scale session calls stable can become a weighing; a typed or unstable number never does.
 */
import { netWeight, type Grams } from './weight.ts';
import { ok, refuse, type Result } from './result.ts';

/** What is pinned about one scale: its division and range decide which numbers can be true. All in grams. */
export type ScaleProfile = {
	id: string;
	protocol: 'yaohua-a9';
	/** Scale interval d (taken as e as well): every true reading is a whole number of it. */
	division: Grams;
	/** Maximum capacity Max. Nothing above it is a weight. */
	max: Grams;
	/** Baud rate of the port, n-8-1. */
	baudRate: number;
};

/** Minimum capacity of a class III scale: 20 e (JJG 555 / OIML R 76). Below it a weight is warned about. */
export const minimumCapacity = (profile: ScaleProfile): Grams => (profile.division * 20) as Grams;

export type TareSource = 'preset' | 'weighed' | 'none';

/** The accepted figures with their evidence: the raw frames of the stability window, hex. */
export type Weighing = {
	gross: Grams;
	tare: Grams;
	net: Grams;
	tareSource: TareSource;
	scale: { id: string; protocol: string; division: Grams; max: Grams };
	/** How stillness was decided: the device's flag, or a window of equal readings because the frame has no flag. */
	stableBy: 'flag' | 'window';
	frames: string[];
};

/** What the scale session says now. `age` etc. stay in the session; the domain needs only this. */
export type ScaleState =
	| { kind: 'no-scale' }
	| { kind: 'silent' }
	| { kind: 'moving'; gross: Grams }
	| { kind: 'stable'; gross: Grams; frames: string[]; stableBy: 'flag' | 'window' }
	| { kind: 'over'; gross: Grams | null };

export type WeighingRefusal =
	| { kind: 'no-scale' }
	| { kind: 'silent' }
	| { kind: 'moving' }
	| { kind: 'over'; max: Grams }
	| { kind: 'negative'; gross: Grams }
	| { kind: 'zero' }
	| { kind: 'not-returned-to-zero' }
	| { kind: 'tare-exceeds-gross'; tare: Grams; gross: Grams };

/**
 * Takes a weighing from what the scale says now.
 *
 * @param emptied whether the scale was seen at zero since the weighing before: it stops one drum from being recorded twice.
 */
export function takeWeighing(
	state: ScaleState,
	profile: ScaleProfile,
	tare: { weight: Grams; source: TareSource },
	emptied: boolean
): Result<Weighing, WeighingRefusal> {
	if (state.kind === 'no-scale' || state.kind === 'silent') return refuse({ kind: state.kind });
	if (state.kind === 'over') return refuse({ kind: 'over', max: profile.max });
	if (state.gross > profile.max) return refuse({ kind: 'over', max: profile.max });
	if (state.gross < 0) return refuse({ kind: 'negative', gross: state.gross });
	// A zero that is not yet stable does not count: the drum put on now would never have been seen to be another.
	if (state.gross === 0) return refuse({ kind: emptied ? 'zero' : 'not-returned-to-zero' });
	if (state.kind === 'moving') return refuse({ kind: 'moving' });
	if (!emptied) return refuse({ kind: 'not-returned-to-zero' });
	const net = netWeight(state.gross, tare.weight);
	if (!net.ok) return net;
	return ok({
		gross: state.gross,
		tare: tare.weight,
		net: net.value,
		tareSource: tare.source,
		scale: { id: profile.id, protocol: profile.protocol, division: profile.division, max: profile.max },
		stableBy: state.stableBy,
		frames: state.frames
	});
}
