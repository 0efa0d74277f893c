/**
 * What `npm start` shows when the demo is up: where, who, and what to try first, in Chinese and English.
 */
import type { DemoProvince } from '#lib/server/demo/province.ts';

/** The demo accounts are known to everybody, so they are shown only on a database that holds the demo. */
export type Shown = {
	/** The host a browser on this machine reaches the server by, and its port. */
	host: string;
	port: number;
	/** Ports of the twins, when they run. */
	twins: { bench: number; line: number } | null;
	demo: { province: DemoProvince; code: string } | null;
};

export function firstSteps({ host, port, twins, demo }: Shown): string {
	const office = `http://${host}:${port}/`;
	const kiosk = `http://${host}:${twins?.line ?? port}/kiosk`;
	const lines = ['', '五即 Wuji', `  办公 office   ${office}`, `  平板 kiosk    ${kiosk}`];
	if (twins) lines.push(`  设备台 bench   http://${host}:${twins.bench}/`);
	if (!demo) return [...lines, '  Ctrl-C 停止 stops', ''].join('\n');
	const { province, code } = demo;
	const first = province.points[0]!;
	lines.push('', '  演示账号 demo accounts');
	for (const { role, name, email, password } of province.people)
		if (email) lines.push(`    ${roleText[role].padEnd(22)} ${email.padEnd(24)} ${password}   ${name}`);
	for (const { name, staff } of province.points)
		lines.push(`    ${name} PIN:  ${staff.map((person) => `${person.name} ${person.pin}`).join('   ')}`);
	lines.push(
		'',
		`  注册平板（15 分钟内有效，一次性） enrol a kiosk (once, within 15 minutes): ${first.name}`,
		`    ${kiosk}/enrol?code=${code}   (${code})`,
		'',
		'  先试试 try first',
		'    1 打开上面的注册链接，选值班员，输 PIN。  Open the enrolment link, choose a person, type the PIN.',
		'    2 点“收货”，在设备台放一只桶，等数字停住，打印并入库。  Press receive, put a drum on the bench scale, wait, print, store.',
		'    3 在设备台拔掉网线，再收一桶，插回。  Pull the line on the bench, take in another, put it back.',
		'    4 用 manager 账号打开办公页，看库存和流水。  Sign in to the office as manager: stock and journal.',
		'',
		'  Ctrl-C 停止 stops',
		''
	);
	return lines.join('\n');
}

const roleText = {
	manager: '点长 manager',
	collector: '经营单位 collector',
	regulator: '监管 regulator',
	staff: '',
	enterprise: '',
	driver: '司机 driver'
};
