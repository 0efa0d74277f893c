/** One good body of every type that says how waste travels: bookings, rounds, loads, manifests. */
import type { bookingBodies, roundBodies } from '../bodies/booking.ts';
import type { loadBodies } from '../bodies/load.ts';
import type { manifestBodies } from '../bodies/manifest.ts';
import type { SamplesOf } from './point.fixture.ts';

const window = { day: '2026-11-24', from: 540, to: 660 };
const stops = [{ stop: 'st-1', enterprise: 'E-001', booking: 'b-1', window, due: '2026-11-24T01:30:00.000Z' }];
const place = { latitude: 30_274_100, longitude: 120_155_100 };

export const bookingSamples: SamplesOf<typeof bookingBodies & typeof roundBodies> = {
	'booking.submitted': {
		booking: 'b-1',
		enterprise: 'E-001',
		how: 'pickup',
		wastes: [{ waste: '900-214-08', estimate: 120_000, containers: 1, packaging: 'steel-drum-200' }],
		windows: [window],
		note: '后门'
	},
	'booking.rescheduled': { booking: 'b-1', windows: [{ ...window, day: '2026-11-25' }], note: '' },
	'booking.scheduled': { booking: 'b-1', round: 'r-1', stop: 'st-1', window },
	'booking.unscheduled': { booking: 'b-1', reason: '车辆故障' },
	'booking.declined': { booking: 'b-1', reason: '不在范围' },
	'booking.cancelled': { booking: 'b-1', reason: '企业取消' },
	'booking.collected': { booking: 'b-1', containers: ['c-1'] },
	'booking.missed': { booking: 'b-1', reason: '无人在场' },
	'round.planned': { round: 'r-1', day: '2026-11-24', vehicle: 'v-1', driver: 'p-3', stops },
	'round.replanned': { round: 'r-1', vehicle: null, driver: null, stops },
	'round.dispatched': { round: 'r-1', vehicle: 'v-1', driver: 'p-3' },
	'round.recalled': { round: 'r-1', reason: '台风' },
	'round.started': { round: 'r-1', place },
	'round.returned': { round: 'r-1', place: null },
	'round.handed-over': { round: 'r-1', containers: ['c-1'], net: 113_950, difference: -50, reason: '' },
	'round.cancelled': { round: 'r-1', reason: '无预约' },
	'stop.arrived': { round: 'r-1', stop: 'st-1', how: 'scan', place },
	'stop.collected': { round: 'r-1', stop: 'st-1', containers: ['c-1'], net: 114_000, measured: 'estimated' },
	'stop.signed': { round: 'r-1', stop: 'st-1', signer: '王师傅', how: 'code' },
	'stop.skipped': { round: 'r-1', stop: 'st-1', reason: '大门锁着' },
	'stop.reopened': { round: 'r-1', stop: 'st-1' }
};

const listed = { load: 'l-1', containers: ['c-1'] };
const proposal = { ...listed, receiver: 'rc-1', vehicle: 'v-1' };

export const loadSamples: SamplesOf<typeof loadBodies> = {
	'load.proposed': proposal,
	'load.amended': proposal,
	'load.approved': { load: 'l-1' },
	'load.sealed': { load: 'l-1', seal: 'S-0001', reason: '' },
	'load.unsealed': { load: 'l-1', reason: '补装' },
	'load.departed': { ...listed, manifests: ['m-1'], plate: '浙A12345', driver: '李师傅' },
	'load.delivered': listed,
	'load.weighed': { load: 'l-1', gross: [{ container: 'c-1', gross: 132_400 }] },
	'load.accepted': listed,
	'load.refused': { ...listed, reason: '与标签不符' },
	'load.queried': { load: 'l-1', containers: ['c-1'], question: '含水率多少' },
	'load.answered': { load: 'l-1', answer: '约 5 %' },
	'load.cancelled': { load: 'l-1', reason: '改期' }
};

const claimedAt = '2026-11-24T02:00:00.000Z';
const contact = { name: '示例汽修厂', address: '示例路 2 号', phone: '0571-00000000' };

const draft: SamplesOf<typeof manifestBodies>['manifest.drafted'] = {
	manifest: 'm-1',
	trip: { kind: 'load', id: 'l-1' },
	consignor: { enterprise: 'E-001', ...contact, emergencyPhone: '0571-11111111', handler: '王师傅' },
	receiver: { receiver: 'rc-1', ...contact, name: '示例处置中心', permit: '3301000001' },
	lines: [
		{
			line: 1,
			name: '废机油',
			waste: '900-214-08',
			hazards: ['T', 'I'],
			form: 'liquid',
			components: '矿物油',
			packaging: '钢桶',
			count: 1,
			net: 113_950,
			containers: ['c-1']
		}
	]
};

const decision = { line: 1, taken: true, discrepancy: false, words: '', net: 113_950, method: 'R9' };
const decided = { manifest: 'm-1', handler: '赵工', receivedAt: claimedAt, decisions: [decision] };
const notTaken = { ...decision, taken: false, discrepancy: true, words: '含水', net: 0 };

export const manifestSamples: SamplesOf<typeof manifestBodies> = {
	'manifest.drafted': draft,
	'manifest.amended': draft,
	'manifest.numbered': { manifest: 'm-1', number: '20263301000001', provinceNumber: null, source: 'entered' },
	'manifest.put-on-paper': { manifest: 'm-1', paperNumber: 'ZJ-0001', reason: '系统故障' },
	'manifest.back-entered': {
		manifest: 'm-1',
		number: '20263301000001',
		source: 'entered',
		completedOn: '2026-11-26'
	},
	'manifest.signed-out': { manifest: 'm-1', signer: '王师傅', claimedAt, how: 'paper' },
	'manifest.carrier-signed': {
		manifest: 'm-1',
		carrier: '示例运输',
		permit: '330100000001',
		phone: '0571-22222222',
		address: '示例路 5 号',
		driver: '李师傅',
		driverPhone: '13800000000',
		vehicleKind: '厢式',
		plate: '浙A12345',
		from: '示例路 1 号',
		via: '',
		to: '示例路 9 号',
		claimedAt
	},
	'manifest.relayed': {
		manifest: 'm-1',
		carrier: '第二运输',
		plate: '浙A54321',
		driver: '周师傅',
		place: '示例服务区',
		claimedAt
	},
	'manifest.arrived': { manifest: 'm-1', claimedAt },
	'manifest.accepted': decided,
	'manifest.partly-refused': { ...decided, decisions: [decision, { ...notTaken, line: 2 }] },
	'manifest.refused': { ...decided, decisions: [notTaken], reason: '与标签不符' },
	'manifest.confirmed': { manifest: 'm-1' },
	'manifest.correction-proposed': {
		manifest: 'm-1',
		correction: 'k-1',
		changes: [{ field: 'lines.net', line: 1, before: '0.1140', after: '0.1130' }],
		reason: '计量误差',
		by: 'consignor'
	},
	'manifest.correction-approved': { manifest: 'm-1', correction: 'k-1', party: 'carrier' },
	'manifest.correction-rejected': { manifest: 'm-1', correction: 'k-1', party: 'receiver', reason: '不同意' },
	'manifest.voided': { manifest: 'm-1', reason: '重复' }
};
