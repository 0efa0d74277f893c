/**
 * The pieces that bodies of events are made of.
 *
 * Every text and every list has an end: what is signed is kept for ten years and sent over bad lines.
 */
import * as v from 'valibot';
import { isDay } from '#lib/domain/day.ts';

/** No QR code holds more characters (ISO/IEC 18004, version 40, digits). */
export const LONGEST_QR = 7089;

export const text = (longest = 200) => v.pipe(v.string(), v.maxLength(longest));
/** A text that says something: an empty reason is none. */
export const said = (longest = 500) =>
	v.pipe(
		v.string(),
		v.check((given) => given.trim() !== ''),
		v.maxLength(longest)
	);
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
export const whole = v.pipe(v.number(), v.safeInteger());
/** Grams, none below zero. */
export const weight = v.pipe(whole, v.minValue(0));
/** Grams of something that is there. */
export const some = v.pipe(whole, v.minValue(1));
export const day = v.pipe(v.string(), v.check(isDay));
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** An instant, UTC with milliseconds. */
export const instant = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
	v.check((at) => !Number.isNaN(Date.parse(at)))
);
/** Minutes of a day in China. */
const minute = v.pipe(whole, v.minValue(0), v.maxValue(1440));
export const window = v.pipe(
	v.strictObject({ day, from: minute, to: minute }),
	v.check(({ from, to }) => from < to)
);
export const list = <Item extends v.GenericSchema>(item: Item, longest: number, shortest = 0) =>
	v.pipe(v.array(item), v.minLength(shortest), v.maxLength(longest));

export const enterpriseId = v.pipe(v.string(), v.regex(/^[0-9A-Z-]{1,40}$/));
export const slot = v.pipe(v.string(), v.regex(/^[0-9A-Z-]{1,20}$/));
export const code = v.pipe(v.string(), v.regex(/^[0-9A-Z]{37}$/));
export const hazards = list(v.picklist(['T', 'C', 'I', 'R', 'In']), 5);
/** 废物形态, as the label and the register ask for it. */
export const form = v.picklist(['solid', 'semi-solid', 'liquid', 'gas']);
/** Containers of one vehicle, or of one act: each once. */
export const containers = v.pipe(
	list(id, 500, 1),
	v.check((ids) => new Set(ids).size === ids.length)
);

export const packaging = v.picklist([
	'steel-drum-200',
	'plastic-drum-200',
	'plastic-drum-60',
	'jerrycan-25',
	'ibc-1000',
	'bag',
	'box',
	'none'
]);

export const weighing = v.strictObject({
	/** Grams. */
	gross: weight,
	tare: weight,
	net: some,
	tareSource: v.picklist(['preset', 'weighed', 'none']),
	scale: v.strictObject({ id, protocol: text(40), division: weight, max: weight }),
	stableBy: v.picklist(['flag', 'window']),
	/** Raw frames of the stability window, hex: the alibi record. */
	frames: list(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){1,256}$/)), 200)
});

/** Why a figure changed after it was signed; every difference in a balance carries one. */
export const correctionReason = v.picklist([
	/** 含水率变化 */
	'moisture-loss',
	/** 撒漏 */
	'spill',
	/** 重新包装 */
	'repackaging',
	/** 计量误差 */
	'metering-error',
	/** 选错 */
	'wrong-choice',
	/** 与标签不符 */
	'label-error',
	/** 盘点差异 */
	'stocktake',
	/** 其他 */
	'other'
]);
