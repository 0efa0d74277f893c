/**
 * A query of the kiosk's store as reactive state: it runs again when what it read has changed.
 *
 * Never take it as proof of saving: only the promise of `record` is that.
 */
import { liveQuery } from 'dexie';

/**
 * @param ask read reactive inputs here, then return the query; it is asked anew when those inputs change.
 * @param initial shown until the first answer.
 */
export function live<Value>(
	ask: () => () => Promise<Value>,
	initial: Value
): { readonly current: Value; readonly asked: boolean } {
	let current = $state.raw(initial);
	let asked = $state(false);
	$effect(() => {
		const subscription = liveQuery(ask()).subscribe({
			next: (value) => {
				current = value;
				asked = true;
			}
		});
		return () => subscription.unsubscribe();
	});
	return {
		get current() {
			return current;
		},
		get asked() {
			return asked;
		}
	};
}
