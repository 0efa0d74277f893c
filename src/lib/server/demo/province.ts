/**
 * The demo province: one collecting company with points in Hangzhou, their zones, the enterprises they serve, the people.
 *
 * Everything is invented and says so: every name of a firm carries 示例, and the subject part of every USCC begins with
 * `XX`, which no register issues. The check characters are right.
 */
import { usccCheckCharacter, type Uscc } from '#lib/domain/codes/uscc.ts';
import type { Day, EnterpriseId, PersonId, PointId, SlotName, ZoneId } from '#lib/domain/ids.ts';
import type { Role } from '#lib/domain/permissions.ts';
import type { Company, Enterprise, Point, Zone } from '#lib/domain/point.ts';
import type { Seeded } from './random.ts';
import { tradeOf, type Trade } from './trades.ts';

export type DemoEnterprise = Omit<Enterprise, 'stamp'> & { trade: Trade };
export type DemoPoint = Omit<Point, 'stamp'> & {
	zones: Omit<Zone, 'stamp'>[];
	enterprises: DemoEnterprise[];
	staff: DemoPerson[];
};

/** A person with what they sign in with: e-mail and password in the office, a PIN on the kiosks of their points. */
export type DemoPerson = {
	person: PersonId;
	name: string;
	role: Role;
	points: readonly PointId[] | 'all';
	email: string | null;
	password: string | null;
	pin: string | null;
};

export type DemoProvince = { company: Company; points: DemoPoint[]; people: DemoPerson[] };

/** Division and range of the demo scales, and of the bench twin: 50 g, 300 kg. */
export const demoScale = { id: 'A9-01', protocol: 'yaohua-a9', division: 50, max: 300_000 } as const;

const places = [
	{ county: '330106', district: '西湖区', name: '西湖示例收集点' },
	{ county: '330105', district: '拱墅区', name: '拱墅示例收集点' },
	{ county: '330110', district: '余杭区', name: '余杭示例收集点' },
	{ county: '330108', district: '滨江区', name: '滨江示例收集点' },
	{ county: '330109', district: '萧山区', name: '萧山示例收集点' },
	{ county: '330113', district: '临平区', name: '临平示例收集点' }
] as const;

const zonePlan = [
	{ letter: 'A', name: '废油区', takes: ['HW08', 'HW09'], slots: 12 },
	{ letter: 'B', name: '含汞灯管区', takes: ['HW29'], slots: 6 },
	{ letter: 'C', name: '废包装与实验室废物区', takes: ['HW49'], slots: 12 },
	{ letter: 'D', name: '酸碱区', takes: ['HW34', 'HW35'], slots: 6 },
	{ letter: 'E', name: '溶剂涂料区', takes: ['HW06', 'HW12', 'HW16'], slots: 10 },
	{ letter: 'F', name: '废铅蓄电池区', takes: ['HW31'], slots: 6 },
	{ letter: 'Q', name: '待检区', takes: [], slots: 4 }
] as const;

const firstWords = [
	'青禾',
	'云栖',
	'澄川',
	'启帆',
	'望江',
	'松屿',
	'南枫',
	'百川',
	'朗星',
	'竹里',
	'晴岚',
	'远山',
	'和丰',
	'景明',
	'向阳',
	'知行',
	'临溪',
	'安澜',
	'君和',
	'鸣谷'
];
const secondWords = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const staffNames = [
	'陈谷雨',
	'林小满',
	'周白露',
	'吴霜降',
	'郑立夏',
	'沈冬至',
	'何惊蛰',
	'许清明',
	'孟立秋',
	'宋大雪',
	'唐芒种',
	'姚寒露'
];
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * @param points how many, at most 6
 * @param until the last day of the demo: agreements run around it
 */
export function demoProvince(
	random: Seeded,
	{ points, enterprises, until }: { points: number; enterprises: number; until: Day }
): DemoProvince {
	if (points < 1 || points > places.length) throw new RangeError(`from 1 to ${places.length} points`);
	const company: Company = { name: '杭州示例五即环境服务有限公司', unit: invented('91', '330106', random) };
	const stand = places.slice(0, points).map(({ county, district, name }, index): DemoPoint => {
		const id = `${county}-01` as PointId;
		return {
			id,
			name,
			company,
			address: `杭州市${district}示例路 ${(index + 1) * 8} 号`,
			zones: zonePlan.map(({ letter, name, takes, slots }) => ({
				id: `zone-${letter.toLowerCase()}` as ZoneId,
				point: id,
				name,
				takes: [...takes],
				slots: Array.from({ length: slots }, (_, slot) => `${letter}-${String(slot + 1).padStart(2, '0')}` as SlotName)
			})),
			enterprises: [],
			staff: []
		};
	});
	for (let index = 0; index < enterprises; index++) {
		const at = index % points;
		const home = stand[at]!;
		home.enterprises.push(enterprise(random, index, home.id, places[at]!, until));
	}
	for (const [index, point] of stand.entries()) {
		point.staff = [0, 1].map((seat) => staff(index * 2 + seat, point.id));
	}
	return { company, points: stand, people: [...stand.flatMap(({ staff }) => staff), ...office()] };
}

function enterprise(
	random: Seeded,
	index: number,
	point: PointId,
	{ county, district }: { county: string; district: string },
	until: Day
): DemoEnterprise {
	const trade = tradeOf(index);
	const unit = invented(trade.register, county, random);
	const agreement = later(until, random.between(60, 540));
	const round = Math.floor(index / (firstWords.length * secondWords.length));
	const name = `示例${firstWords[index % firstWords.length]}${secondWords[Math.floor(index / firstWords.length) % secondWords.length]}${trade.suffix}${round > 0 ? `${round + 1}部` : ''}`;
	return {
		id: `E-${String(index + 1).padStart(4, '0')}` as EnterpriseId,
		point,
		name,
		// Of every 40: one workshop without a code, one agreement that ran out, one enterprise that has none.
		uscc: index % 40 === 6 ? null : unit,
		district,
		agreementUntil: index % 40 === 13 ? null : index % 40 === 22 ? later(until, -40) : agreement,
		declared: [...new Set(trade.habits.map(({ waste }) => waste))],
		trade
	};
}

/** A USCC that no register issued, with the right check character. */
function invented(register: string, county: string, random: Seeded): Uscc {
	const subject = Array.from({ length: 7 }, () => usccAlphabet[random.below(usccAlphabet.length)]!).join('');
	const first17 = `${register}${county}XX${subject}`;
	return (first17 + usccCheckCharacter(first17)) as Uscc;
}

const later = (day: Day, days: number): Day =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;

const staff = (index: number, point: PointId): DemoPerson => ({
	person: `staff-${String(index + 1).padStart(2, '0')}` as PersonId,
	name: staffNames[index]!,
	role: 'staff',
	points: [point],
	email: null,
	password: null,
	pin: demoPin(index)
});

/** `246801`, `246802` …: known to everybody, which is what a demo wants. */
const demoPin = (index: number): string => String(246_801 + index);

const office = (): DemoPerson[] => [
	account('manager', '王春分', 'manager', '246800'),
	account('collector', '赵秋分', 'collector', null),
	account('regulator', '钱夏至', 'regulator', null)
];

const account = (id: string, name: string, role: Role, pin: string | null): DemoPerson => ({
	person: `${id}-01` as PersonId,
	name,
	role,
	points: 'all',
	email: `${id}@demo.example`,
	password: `wuji-demo-${id}`,
	pin
});
