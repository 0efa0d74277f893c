/** One good body of every type that says what a point is and has, and of what happens there in a day. */
import type { Body, EventType } from '../bodies.ts';
import type { dailyBodies } from '../bodies/daily.ts';
import type { pointBodies } from '../bodies/point.ts';

/** A good body of each of these types. */
export type SamplesOf<Bodies> = { [Type in keyof Bodies & EventType]: Body<Type> };

export const pointSamples: SamplesOf<typeof pointBodies> = {
	'point.recorded': {
		name: '示例收集点',
		company: { name: '示例环保', unit: '91330100799655058B' },
		address: '示例路 1 号'
	},
	'zone.recorded': { zone: 'Z-1', name: '废油区', takes: ['HW08'], slots: ['B-01', 'B-02'] },
	'enterprise.recorded': {
		enterprise: 'E-001',
		name: '示例汽修厂',
		uscc: '91440300708461136T',
		district: '330106',
		agreementUntil: '2027-03-31',
		declared: ['900-214-08']
	},
	'profile.recorded': {
		enterprise: 'E-001',
		waste: '900-214-08',
		name: '废机油',
		hazards: ['T', 'I'],
		groups: [101],
		why: '安全技术说明书'
	},
	'device.enrolled': { device: 'd-a', name: '平板 1', alg: 'EdDSA', publicKey: 'AA', lane: 0 },
	'device.revoked': { device: 'd-a', reason: 'lost' },
	'device.frozen': { device: 'd-a', reason: 'fork', seq: 7 },
	'vehicle.recorded': {
		vehicle: 'v-1',
		plate: '浙A12345',
		kind: 'box',
		permit: '浙交运管 330100000001',
		capacity: 5_000_000,
		litres: null,
		carries: ['HW08', 'HW49'],
		until: '2027-06-30'
	},
	'receiver.recorded': {
		receiver: 'rc-1',
		name: '示例处置中心',
		uscc: '91330100799655058B',
		permit: '3301000001',
		address: '示例路 9 号',
		takes: ['HW08', '900-041-49'],
		until: '2028-12-31'
	},
	'scale.profiled': {
		scale: 'A9-01',
		protocol: 'yaohua-a9',
		serialNumber: 'SN-1',
		division: 50,
		max: 300_000,
		baudRate: 9600,
		testWeight: { mass: 20_000, read: 20_000 }
	},
	'scale.checked': { scale: 'A9-01', mass: 20_000, read: 20_050, allowed: 50, passed: true },
	'rule.overridden': {
		key: 'storage-age',
		value: '{"days":60}',
		from: '2026-11-01',
		until: null,
		why: '消防要求'
	}
};

export const dailySamples: SamplesOf<typeof dailyBodies> = {
	'shift.opened': { shift: 's-1', person: 'p-1' },
	'shift.closed': { shift: 's-1' },
	'stocktake.opened': { stocktake: 't-1', zones: ['Z-1'] },
	'stocktake.counted': { stocktake: 't-1', container: 'c-1', slot: 'B-01' },
	'stocktake.closed': { stocktake: 't-1', missing: ['c-2'], reason: '没有找到' },
	'stocktake.reopened': { stocktake: 't-1' },
	'stocktake.approved': { stocktake: 't-1', second: 'p-2', reason: '已复核' },
	'stocktake.abandoned': { stocktake: 't-1', reason: '停电' },
	'alert.raised': {
		alert: 'a-1',
		kind: 'storage-age',
		about: { kind: 'container', id: 'c-1' },
		due: '2026-12-01',
		reason: '贮存将满一年'
	},
	'alert.assigned': { alert: 'a-1', owner: 'p-2', due: '2026-11-30' },
	'alert.closed': { alert: 'a-1', reason: '已转移' },
	'alert.reopened': { alert: 'a-1', reason: '车辆未到' },
	'incident.reported': { incident: 'i-1', kind: 'spill', containers: ['c-1'], lost: 1_500, words: '桶底渗漏' },
	'incident.closed': { incident: 'i-1', words: '已清理' }
};
