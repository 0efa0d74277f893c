/**
 * Enter presses the screen's one primary action, unless the focus is on something that Enter presses itself.
 *
 * A choice that is made already is no such thing: Enter after touching a tile goes on.
 *
 * A scanner's closing Enter never gets here: the wedge takes it out before.
 */
export function onEnter(window: Window, press: () => void): () => void {
	const hear = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' || event.repeat || event.isComposing || event.defaultPrevented) return;
		const target = event.target as HTMLElement | null;
		const control = target?.closest('button, a, input, select, textarea, [role="dialog"]');
		if (control && !control.matches('[role="radio"][aria-checked="true"]')) return;
		event.preventDefault();
		press();
	};
	window.addEventListener('keydown', hear);
	return () => window.removeEventListener('keydown', hear);
}
