/**
 * Listens for a scanner that types (keyboard wedge), on the whole document, whatever has the focus.
 *
 * A scan never ends up in a text field: its keys are stopped once it is known for one, and what leaked before is taken out
 * again. A person's keys, Enter among them, go where they always go.
 */
import { isScan, noBurst, pressed, type Burst } from './wedge-burst.ts';
import type { WedgeKey } from './wedge-keys.ts';

export type WedgeScan = {
	text: string;
	/** An input method had the keyboard: the text is whole, but the person should be told to switch it to English. */
	inputMethod: boolean;
};

type TextField = EventTarget & { value: string; selectionStart: number | null; selectionEnd: number | null };

type Before = { field: TextField; value: string; start: number | null; end: number | null };

/** A document, or what stands for one in a test. */
export type WedgeDocument = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
	readonly activeElement: unknown;
};

/** How long after a scan that went through an input method this may still put its text into a field (milliseconds). */
const AFTERMATH = 300;

/** @returns stops listening. */
export function listenWedge(page: WedgeDocument, onScan: (scan: WedgeScan) => void): () => void {
	let burst: Burst = noBurst;
	let before: Before | null = null;
	let composedAt = -Infinity;

	const inScan = (at: number) => isScan(burst) || at - composedAt < AFTERMATH;
	const stop = (event: Event) => {
		event.preventDefault();
		event.stopImmediatePropagation();
	};

	const onKey = (event: Event) => {
		const key = event as unknown as WedgeKey & Event;
		const wasScan = isScan(burst);
		const { burst: next, verdict } = pressed(burst, key);
		burst = next;
		if (verdict.kind === 'first') {
			before = rememberField(page.activeElement);
			composedAt = -Infinity;
		}
		if (verdict.kind === 'swallow' || verdict.kind === 'scan') {
			stop(event);
			if (!wasScan) restore(before);
		}
		if (verdict.kind === 'scan') {
			if (verdict.inputMethod) composedAt = key.timeStamp;
			restore(before);
			onScan({ text: verdict.text, inputMethod: verdict.inputMethod });
		}
	};
	/** An input method writes on its own, whatever became of the key. */
	const onInsert = (event: Event) => {
		if (inScan(event.timeStamp) && before?.field === event.target && event.cancelable) stop(event);
	};
	const onComposed = (event: Event) => {
		if (inScan(event.timeStamp) && before?.field === event.target) restore(before);
	};

	const heard: [string, (event: Event) => void][] = [
		['keydown', onKey],
		['beforeinput', onInsert],
		['compositionend', onComposed]
	];
	for (const [type, listener] of heard) page.addEventListener(type, listener, { capture: true });
	return () => {
		for (const [type, listener] of heard) page.removeEventListener(type, listener, { capture: true });
	};
}

function rememberField(element: unknown): Before | null {
	if (!isTextField(element)) return null;
	return { field: element, value: element.value, start: element.selectionStart, end: element.selectionEnd };
}

function isTextField(element: unknown): element is TextField {
	return (
		element instanceof EventTarget &&
		'value' in element &&
		typeof element.value === 'string' &&
		'selectionStart' in element
	);
}

/** Puts the field back as it was before the scan, and lets the page know. */
function restore(before: Before | null): void {
	if (!before || before.field.value === before.value) return;
	before.field.value = before.value;
	// Number and date fields have no selection to set.
	if (before.start !== null) {
		before.field.selectionStart = before.start;
		before.field.selectionEnd = before.end;
	}
	before.field.dispatchEvent(new Event('input', { bubbles: true }));
}
