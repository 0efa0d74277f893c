/**
 * One tab owns a device. Two tabs that read one scale would each miss half of its frames.
 *
 * A lock is tried, never waited for: the session asks again, and says meanwhile that another tab has the device.
 */
export type DeviceLock = {
	/** Gives back the release, or null while somebody else holds it. */
	take(name: string): Promise<(() => void) | null>;
};

/** Over the Web Locks of the browser: `webLock(navigator.locks)`. The browser frees it when the tab dies. */
export const webLock = (locks: Pick<LockManager, 'request'>): DeviceLock => ({
	take: (name) =>
		new Promise((resolve, reject) => {
			locks
				.request(`wuji:${name}`, { ifAvailable: true }, (lock) => {
					if (!lock) return resolve(null);
					return new Promise<void>((release) => resolve(release));
				})
				.catch(reject);
		})
});

/** For a process that is the only one: in tests and on the command line. */
export const soleOwner = (): DeviceLock => {
	const held = new Set<string>();
	return {
		take: async (name) => {
			if (held.has(name)) return null;
			held.add(name);
			return () => void held.delete(name);
		}
	};
};
