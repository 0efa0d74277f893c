/**
 * What small enterprises of each trade bring, in what, and how heavy: the codes a collector of small quantities meets.
 *
 * Weights are gross ranges in grams; the generator rounds them to the scale's division.
 */
import type { PackagingKind, WasteForm } from '#lib/domain/packaging.ts';

/** One habit: a waste code, its form, its container, its gross weight, and how often it comes among the trade's others. */
export type Habit = {
	waste: string;
	form: WasteForm;
	packaging: PackagingKind;
	from: number;
	to: number;
	weight: number;
};

export type Trade = {
	/** Follows the enterprise's own word in its name. */
	suffix: string;
	/** Registering body and kind of organisation: the first two characters of its USCC. */
	register: string;
	/** How many of 40 enterprises are of this trade. */
	share: number;
	habits: readonly Habit[];
};

const habit = (
	waste: string,
	form: WasteForm,
	packaging: PackagingKind,
	from: number,
	to: number,
	weight: number
): Habit => ({
	waste,
	form,
	packaging,
	from,
	to,
	weight
});

export const trades: readonly Trade[] = [
	{
		suffix: '汽修厂',
		register: '92',
		share: 16,
		habits: [
			habit('900-214-08', 'liquid', 'steel-drum-200', 95_000, 205_000, 5),
			habit('900-214-08', 'liquid', 'plastic-drum-60', 28_000, 56_000, 3),
			habit('900-041-49', 'solid', 'bag', 2_500, 14_000, 4),
			habit('900-252-12', 'semi-solid', 'plastic-drum-60', 12_000, 48_000, 2),
			habit('900-052-31', 'solid', 'box', 18_000, 62_000, 2),
			habit('900-402-06', 'liquid', 'jerrycan-25', 8_000, 24_000, 1)
		]
	},
	{
		suffix: '检测实验室',
		register: '91',
		share: 8,
		habits: [
			habit('900-047-49', 'liquid', 'jerrycan-25', 6_000, 27_000, 5),
			habit('900-041-49', 'solid', 'box', 3_000, 12_000, 3),
			habit('900-404-06', 'liquid', 'jerrycan-25', 7_000, 22_000, 2),
			habit('900-349-34', 'liquid', 'jerrycan-25', 9_000, 30_000, 1),
			habit('900-399-35', 'liquid', 'jerrycan-25', 9_000, 28_000, 1)
		]
	},
	{
		suffix: '中学',
		register: '12',
		share: 7,
		habits: [
			habit('900-047-49', 'liquid', 'jerrycan-25', 3_000, 18_000, 4),
			habit('900-023-29', 'solid', 'box', 2_500, 9_000, 3),
			habit('900-999-49', 'solid', 'box', 2_000, 8_000, 1)
		]
	},
	{
		suffix: '图文印务',
		register: '91',
		share: 6,
		habits: [
			habit('900-253-12', 'semi-solid', 'plastic-drum-60', 8_000, 40_000, 4),
			habit('900-041-49', 'solid', 'bag', 2_000, 11_000, 4),
			habit('900-402-06', 'liquid', 'jerrycan-25', 7_000, 23_000, 2),
			habit('900-019-16', 'liquid', 'jerrycan-25', 8_000, 26_000, 1)
		]
	},
	{
		suffix: '物业服务部',
		register: '91',
		share: 3,
		habits: [
			habit('900-023-29', 'solid', 'box', 3_000, 12_000, 4),
			habit('900-249-08', 'liquid', 'jerrycan-25', 6_000, 21_000, 2),
			habit('900-052-31', 'solid', 'box', 14_000, 55_000, 1)
		]
	}
];

/** The trade of the n-th enterprise: every 40 in a row hold each trade's share, mixed. */
export function tradeOf(index: number): Trade {
	let place = (index * 17) % 40;
	for (const trade of trades) {
		if (place < trade.share) return trade;
		place -= trade.share;
	}
	throw new RangeError('the shares do not make 40');
}
