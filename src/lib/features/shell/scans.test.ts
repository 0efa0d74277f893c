import { expect, test } from 'vitest';
import { ScanRoad } from './scans.ts';

test('the screen that listens last is asked first, and what it leaves goes to the one below', () => {
	const road = new ScanRoad();
	const heard: string[] = [];
	road.hear(({ kind }) => (heard.push(`below ${kind}`), true));
	const stop = road.hear(({ kind }) => (heard.push(`above ${kind}`), kind === 'slot'));
	road.deliver('WUJI:S:330106-01:B-03', 'wedge');
	road.deliver('WUJI:E:E0001', 'camera');
	stop();
	road.deliver('WUJI:S:330106-01:B-04', 'wedge');
	expect(heard).toEqual(['above slot', 'above enterprise', 'below enterprise', 'below slot']);
});

test('the frame is asked last, whether it began to listen before the screen or after it', () => {
	for (const frameFirst of [true, false]) {
		const road = new ScanRoad();
		const asked: string[] = [];
		const frame = () => road.otherwise(() => asked.push('frame') > 0);
		if (frameFirst) frame();
		road.hear((scan) => asked.push('screen') > 0 && scan.kind === 'slot');
		if (!frameFirst) frame();
		road.deliver('WUJI:S:330106-01:A-01', 'scanner');
		road.deliver('WUJI:E:E-0001', 'scanner');
		expect(asked).toEqual(['screen', 'screen', 'frame']);
	}
});
