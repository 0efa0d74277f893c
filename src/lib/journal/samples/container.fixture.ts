/** One good body of every type that says what happens to a container. */
import type { containerBodies } from '../bodies/container.ts';
import type { SamplesOf } from './point.fixture.ts';

export const sampleCode = '91330100799655058B9002140820261122007';

const weighing = {
	gross: 132_450,
	tare: 18_500,
	net: 113_950,
	tareSource: 'preset' as const,
	scale: { id: 'A9-01', protocol: 'yaohua-a9', division: 50, max: 300_000 },
	stableBy: 'window' as const,
	frames: ['022b30313332343530316603', '022b30313332343530316603']
};

export const containerSamples: SamplesOf<typeof containerBodies> = {
	'container.arrived': {
		container: 'c-1',
		enterprise: 'E-001',
		enterpriseName: '示例汽修厂',
		booking: 'b-1',
		round: null,
		estimate: 120_000
	},
	'container.received': {
		container: 'c-1',
		enterprise: 'E-001',
		enterpriseName: '示例汽修厂',
		waste: '900-214-08',
		edition: '2025',
		hazards: ['T', 'I'],
		form: 'liquid',
		packaging: 'steel-drum-200',
		weighing,
		code: sampleCode,
		codeSource: 'assigned',
		temporary: null,
		nationalQr: null,
		day: '2026-11-22',
		photos: [{ sha256: 'a'.repeat(64), bytes: 1 }],
		notices: ['agreement-missing']
	},
	'container.coded': { container: 'c-1', code: sampleCode },
	'label.printed': { container: 'c-1', copy: 1, printer: 'twin', millimetres: 150 },
	'label.verified': { container: 'c-1', text: sampleCode },
	'label.waived': { container: 'c-1', reason: '打印机故障', second: 'p-2' },
	'container.stored': { container: 'c-1', slot: 'B-01', how: 'scan' },
	'container.quarantined': { container: 'c-1', slot: 'Q-01', reasons: ['label-disagrees'] },
	'container.released': { container: 'c-1', reason: '已核实', second: 'p-2' },
	'container.turned-away': { container: 'c-1', reason: '无法识别' },
	'container.corrected': {
		container: 'c-1',
		changes: { net: { before: 113_950, after: 113_000 } },
		reason: 'moisture-loss',
		note: '',
		second: 'p-2',
		weighing: null
	},
	'container.reweighed': { container: 'c-1', purpose: 'gate', weighing, difference: 0, allowed: 500 },
	'container.repacked': {
		how: 'repack',
		from: ['c-1'],
		into: [
			{
				container: 'c-3',
				enterprise: 'E-001',
				enterpriseName: '示例汽修厂',
				waste: '900-214-08',
				edition: '2025',
				hazards: ['T', 'I'],
				form: 'liquid',
				packaging: 'plastic-drum-200',
				gross: 122_950,
				tare: 9_000,
				net: 113_950,
				weighing,
				code: null,
				codeSource: 'pending',
				temporary: 'T-3',
				day: '2026-11-22'
			}
		],
		reason: 'repackaging',
		note: '桶底渗漏',
		second: 'p-2'
	},
	'container.loaded': { container: 'c-1', load: 'l-1', how: 'scan' },
	'container.unloaded': { container: 'c-1', load: 'l-1', reason: '车辆更换' },
	'container.drawn': { container: 'c-1', load: 'l-1', grams: 50_000 },
	'container.returned': { container: 'c-1', reason: '接收方拒收' },
	'container.treated': { container: 'c-1', method: 'R9', batch: 'P-1' },
	'container.lost': { container: 'c-1', stocktake: 't-1', reason: '没有找到', second: 'p-2' },
	'container.found': { container: 'c-1', slot: 'B-02' },
	'container.voided': { container: 'c-1', reason: 'mistake', note: '称错了' }
};
