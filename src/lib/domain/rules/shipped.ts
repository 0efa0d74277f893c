/**
 * The rules that come with Wuji: one file a region in `regions/`, named by its GB/T 2260 code.
 *
 * A change of law is a new entry with its first day; the old one gets an `until` and stays, for records of its time.
 */
import cn from './regions/cn.json' with { type: 'json' };
import jilin from './regions/22.json' with { type: 'json' };
import heilongjiang from './regions/23.json' with { type: 'json' };
import heihe from './regions/2311.json' with { type: 'json' };
import jiangsu from './regions/32.json' with { type: 'json' };
import zhejiang from './regions/33.json' with { type: 'json' };
import wenzhou from './regions/3303.json' with { type: 'json' };
import yuhuan from './regions/331083.json' with { type: 'json' };
import hefei from './regions/3401.json' with { type: 'json' };
import fujian from './regions/35.json' with { type: 'json' };
import ningxia from './regions/64.json' with { type: 'json' };
import type { Rule } from './rule.ts';

/** The data are checked by `faultsOf` in a test, so they are not checked again when a tablet starts. */
const inRegion = (region: string, rules: readonly object[]): Rule[] =>
	rules.map((rule) => ({ ...rule, region }) as Rule);

export const shippedRules: readonly Rule[] = [
	...inRegion('CN', cn),
	...inRegion('22', jilin),
	...inRegion('23', heilongjiang),
	...inRegion('2311', heihe),
	...inRegion('32', jiangsu),
	...inRegion('33', zhejiang),
	...inRegion('3303', wenzhou),
	...inRegion('331083', yuhuan),
	...inRegion('3401', hefei),
	...inRegion('35', fujian),
	...inRegion('64', ningxia)
];
