/**
 * Enter presses the screen's one primary action, unless the focus is on something that Enter presses itself.
 *
 * A scanner's closing Enter never gets here: the wedge takes it out before.
 */
export function onEnter(window: Window, press: () => void): () => void {
	const hear = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' || event.repeat || event.isComposing || event.defaultPrevented) return;
		const target = event.target as HTMLElement | null;
		if (target?.closest('button, a, input, select, textarea, [role="dialog"]')) return;
		event.preventDefault();
		press();
	};
	window.addEventListener('keydown', hear);
	return () => window.removeEventListener('keydown', hear);
}
