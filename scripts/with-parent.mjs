/**
 * How a process learns that the one which started it is gone, however it went: then it ends too.
 *
 * Loaded before every part that `npm start` runs; those have a channel to their parent.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

/**
 * For a process that npm runs: npm passes a signal to a shell, which may die of it and pass nothing on. A process whose
 * parent has changed was left behind.
 */
export function endWithNpm() {
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 300);
	watch.unref();
}
