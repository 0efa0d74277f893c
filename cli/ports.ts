/** Listening, and what to say when it cannot be done. */
import type { Server } from 'node:http';
import { createServer, type Server as NetServer } from 'node:net';
import { Complaint } from './command.ts';

/** Listens, or complains in one line. */
export function listen(server: Server | NetServer, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const failed = (fault: NodeJS.ErrnoException) => reject(new Complaint(reasonOf(fault, port, host)));
		server.once('error', failed);
		server.listen(port, host, () => {
			server.off('error', failed);
			resolve();
		});
	});
}

/** Complains before any work is done when a port cannot be had. */
export async function askForPort(port: number, host: string): Promise<void> {
	const trial = createServer();
	await listen(trial, port, host);
	await new Promise((resolve) => trial.close(resolve));
}

function reasonOf({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
	if (code === 'EADDRINUSE')
		return `port ${port} is in use. Stop what uses it, or choose another with PORT. · 端口 ${port} 已被占用，请用 PORT 换一个。`;
	if (code === 'EACCES')
		return `port ${port} may not be opened by this user. Choose one above 1023. · 无权使用端口 ${port}。`;
	return `${host}:${port} cannot be listened on (${code ?? message}). · 无法监听。`;
}
