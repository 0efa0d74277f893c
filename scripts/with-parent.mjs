/**
 * Loaded before a process that another one started: when that one is gone, however it went, this one ends too.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
