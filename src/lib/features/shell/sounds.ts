/**
 * Sounds and buzzes a person with ear protection can tell apart: ok is short and high, warn one tone, stop low and double.
 *
 * Never the only sign: each goes with a panel in words.
 */
export type Signal = 'ok' | 'warn' | 'stop';

/** Frequency in hertz, start and length in milliseconds. */
const tones: Record<Signal, readonly { hertz: number; from: number; for: number }[]> = {
	ok: [{ hertz: 1760, from: 0, for: 90 }],
	warn: [{ hertz: 660, from: 0, for: 260 }],
	stop: [
		{ hertz: 220, from: 0, for: 220 },
		{ hertz: 196, from: 300, for: 320 }
	]
};
const buzzes: Record<Signal, number[]> = { ok: [50], warn: [150], stop: [80, 80, 80, 80, 80] };

export type Sounder = (signal: Signal) => void;

/** Browsers let audio start only after a touch or key; until then a signal is silent and the panel has to do. */
export function sounder(window: Window & typeof globalThis): Sounder {
	let context: AudioContext | undefined;
	const wake = () => {
		context ??= new window.AudioContext();
		void context.resume();
	};
	window.addEventListener('pointerdown', wake);
	window.addEventListener('keydown', wake);
	return (signal) => {
		if (window.navigator.userActivation?.hasBeenActive) window.navigator.vibrate?.(buzzes[signal]);
		if (context?.state !== 'running') return;
		for (const tone of tones[signal]) {
			const start = context.currentTime + tone.from / 1000;
			const oscillator = new OscillatorNode(context, {
				frequency: tone.hertz,
				type: signal === 'stop' ? 'square' : 'sine'
			});
			const gain = new GainNode(context, { gain: 0.25 });
			oscillator.connect(gain).connect(context.destination);
			oscillator.start(start);
			oscillator.stop(start + tone.for / 1000);
		}
	};
}
