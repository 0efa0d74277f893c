/**
 * The power-cut drill: `node tests/power-cut/main.ts`, as root, where a file can be mounted as a disk.
 *
 * A kill leaves what the kernel holds; only this shows what was really on the disk. The controls write without waiting for
 * the disk: where they lose nothing, the drill sees nothing and fails. Closes with `N passed, N failed`, or says in one
 * line why it cannot be run here, with exit code 3. WUJI_CUTS sets how often each is cut.
 */
import { serveHarness } from '../harness/serve.ts';
import { cutKiosk } from './cut-kiosk.ts';
import { cutServer, type Cut } from './cut-server.ts';
import { Volume } from './volume.ts';

const CUTS = Number(process.env['WUJI_CUTS'] ?? 6);
const say = (text: string) => console.log(text);

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
	say('power-cut drill: not run, it needs root on Linux to mount a file as a disk.');
	process.exit(3);
}
try {
	await (await Volume.make()).remove();
} catch (fault) {
	say(`power-cut drill: not run, a file cannot be mounted as a disk here: ${(fault as Error).message}`);
	process.exit(3);
}

const count = { passed: 0, failed: 0 };

async function drill(name: string, cuts: number, cut: (nth: number) => Promise<Cut>, good: (all: Cut[]) => boolean) {
	const all: Cut[] = [];
	let fault = '';
	for (let nth = 0; nth < cuts && !fault; nth++)
		await cut(nth).then(
			(one) => all.push(one),
			(error: Error) => (fault = error.message)
		);
	const passed = !fault && good(all);
	count[passed ? 'passed' : 'failed']++;
	const sum = (what: 'answered' | 'lost') => all.reduce((total, one) => total + one[what], 0);
	const breaches = all.flatMap((one) => one.breaches);
	say(
		`${passed ? 'ok    ' : 'FAILED'} ${name}: ${all.length} cuts, ${sum('answered')} promised, ${sum('lost')} lost ${[...breaches, fault].join('; ')}`.trimEnd()
	);
}

const whole = (all: Cut[]) => all.every(({ lost, breaches }) => lost === 0 && breaches.length === 0);
const sees = (all: Cut[]) => all.some(({ lost, breaches }) => lost > 0 || breaches.length > 0);

await drill('server, pushes answered', CUTS, (nth) => cutServer(300 + nth * 170, 'full'), whole);
await drill('server, control without waiting for the disk', 2, () => cutServer(600, 'off'), sees);
const harness = await serveHarness();
await drill('tablet, intakes saved', CUTS, (nth) => cutKiosk(harness.address, 120 + nth * 70, 'intakes'), whole);
await drill('tablet, control with relaxed commits', 2, () => cutKiosk(harness.address, 300, 'relaxed'), sees);
await harness.stop();
say(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;
