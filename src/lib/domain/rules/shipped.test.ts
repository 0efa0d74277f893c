import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays, isDay } from '../day.ts';
import data from './working-days.json' with { type: 'json' };
import regions from './region-names.json' with { type: 'json' };
import sources from './sources.json' with { type: 'json' };
import topics from './topics.json' with { type: 'json' };
import chinese from './topics-zh.json' with { type: 'json' };
import { faultsOf } from './faults.ts';
import { kindOfKey } from './keys.ts';
import { day, shipped } from './rule.fixture.ts';
import { rulesFor } from './rules-for.ts';
import { shippedRules } from './shipped.ts';

test('the shipped rules have no fault: units fit, days are days, none overlaps, each has its clause', () => {
	expect(shippedRules.length).toBeGreaterThan(120);
	expect(faultsOf(shippedRules)).toEqual([]);
});

test('each data file of a region is loaded, under the code in its name', () => {
	const files = readdirSync('src/lib/domain/rules/regions').filter((name) => /^(?:cn|\d+)\.json$/.test(name));
	const loaded = new Set(shippedRules.map(({ region }) => region));
	expect([...loaded].map((region) => `${region.toLowerCase()}.json`).sort()).toEqual(files.sort());
	expect(Object.keys(regions).sort()).toEqual([...loaded].sort());
});

test('each rule names a source that is listed, and each listed source is named', () => {
	expect(new Set(shippedRules.map(({ source }) => source))).toEqual(new Set(Object.keys(sources)));
});

test('each key has one sentence in each language, in one topic, and a rule', () => {
	const told = topics.flatMap(({ keys }) => Object.keys(keys));
	expect(told.sort()).toEqual([...kindOfKey.keys()].sort());
	expect([...new Set(shippedRules.map(({ key }) => key))].sort()).toEqual(told.sort());
	expect(Object.keys(chinese).sort()).toEqual(told.sort());
	for (const [key, sentence] of Object.entries(chinese)) expect(sentence, key).toMatch(/\p{Script=Han}/u);
});

test('whatever a rule names as its code is there', () => {
	const missing = shippedRules.flatMap(({ key, code }) =>
		code.filter((place) => !isThere(place)).map((place) => `${key}: ${place}`)
	);
	expect(missing).toEqual([]);
	expect(isThere('src/lib/domain/packaging.ts#labelSize')).toBe(true);
	expect(isThere('src/lib/domain/packaging.ts#labelSide')).toBe(false);
	expect(isThere('src/lib/domain/nothing.ts#labelSize')).toBe(false);
	expect(isThere('src/lib/features/finish')).toBe(true);
});

function isThere(place: string): boolean {
	const [path, name] = place.split('#') as [string, string?];
	if (!existsSync(path)) return false;
	if (!name) return true;
	return new RegExp(`^export (?:const|function|type) ${name}\\b`, 'm').test(readFileSync(path, 'utf8'));
}

test('what was not read in its own text is not passed off as confirmed', () => {
	expect(shipped('generator-year-limit')).toMatchObject({ confirmed: false, confidence: 'excerpt' });
	expect(shipped('digital-id-segment-lengths')).toMatchObject({ confirmed: false, confidence: 'knowledge' });
	expect(shipped('five-steps-at-once')).toMatchObject({ confirmed: false, confidence: 'third-party' });
	expect(shipped('five-steps-video', '33')).toMatchObject({ confirmed: false, confidence: 'official' });
	expect(shipped('storage-limit')).toMatchObject({ confirmed: true, clause: '生态环境法典 art. 535' });
});

test('our own decisions are told from law', () => {
	const decided = shippedRules.filter(({ confidence }) => confidence === 'decision');
	expect(decided.length).toBeGreaterThan(3);
	for (const { clause } of decided) expect(clause).toMatch(/product decision$/);
	for (const { confidence, clause } of shippedRules)
		if (clause === 'product decision') expect(confidence).toBe('decision');
});

test('a place takes its own figure where it has one, else that of the country', () => {
	const tonnes = (region: string) => shipped('generator-year-limit', region).value;
	expect(tonnes('340102-01')).toEqual({ kind: 'mass', bound: 'at-most', grams: 15_000_000 });
	expect(tonnes('331083')).toEqual({ kind: 'mass', bound: 'below', grams: 10_000_000 });
	expect(tonnes('330106-01')).toEqual({ kind: 'mass', bound: 'at-most', grams: 10_000_000 });
	expect(shipped('storage-limit', '3205').value).toEqual({ kind: 'duration', count: 6, unit: 'months' });
	expect(shipped('plan-by', '350200').value).toMatchObject({ month: 1, day: 31 });
	expect(shipped('plan-by', '330106').value).toMatchObject({ month: 3, day: 31 });
	expect(shipped('point-capacity', '330106-01').value).toBeNull();
});

test('the pilot and its limit end with 2026, and nothing is made up for the time after', () => {
	const last = rulesFor({ rules: shippedRules, region: '330106-01', day: day('2026-12-31') });
	if (!last.ok) throw new Error(last.refusal.kind);
	for (const key of ['pilot-until', 'generator-year-limit'])
		expect(last.value.inForce.find((line) => line.key === key)?.next).toEqual({ on: '2027-01-01', to: null });
	const after = rulesFor({ rules: shippedRules, region: '330106-01', day: day('2027-01-01') });
	if (!after.ok) throw new Error(after.refusal.kind);
	expect(after.value.inForce.some(({ key }) => key === 'generator-year-limit')).toBe(false);
});

test('the working-day calendar has days of its own year, holidays in order, and works on weekends only', () => {
	for (const { year, off, work, notice, source } of data.years) {
		expect([notice.trim(), source.trim()]).not.toContain('');
		const days = [...off.flat(), ...work];
		expect(days.every((date) => isDay(date) && date.startsWith(`${year}-`))).toBe(true);
		for (const [first, last] of off as [string, string][]) expect(first <= last).toBe(true);
		for (const date of work) {
			expect([0, 6]).toContain(new Date(date).getUTCDay());
			expect(off.some(([first, last]) => first! <= date && date <= last!)).toBe(false);
		}
		const begins = off.map(([first]) => first!);
		expect(begins).toEqual([...begins].sort());
	}
});

test('the holidays have the lengths that the notices state', () => {
	const lengths = data.years.map(({ off }) =>
		off.map(([first, last]) => {
			let length = 1;
			while (addDays(day(first!), length - 1) !== last) length += 1;
			return length;
		})
	);
	expect(lengths).toEqual([[1, 8, 3, 5, 3, 8], [3, 9, 3, 5, 3, 3, 7], []]);
});
