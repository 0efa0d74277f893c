import { expect, test } from 'vitest';
import { listenWedge, type WedgeScan } from './wedge.ts';

/** A text field that takes what is typed, as a browser does, unless the key was stopped. */
class Field extends EventTarget {
	value = '';
	selectionStart = 0;
	selectionEnd = 0;
	inputs = 0;

	constructor() {
		super();
		this.addEventListener('input', () => this.inputs++);
	}

	insert(text: string): void {
		this.value = this.value.slice(0, this.selectionStart) + text + this.value.slice(this.selectionEnd);
		this.selectionStart = this.selectionEnd = this.selectionStart + text.length;
	}
}

class Page extends EventTarget {
	activeElement: unknown = null;
	readonly reached: string[] = [];
}

type Stroke = Partial<{
	code: string;
	key: string;
	keyCode: number;
	shiftKey: boolean;
	ctrlKey: boolean;
	repeat: boolean;
	isComposing: boolean;
	getModifierState: () => boolean;
}>;

function setUp() {
	const page = new Page();
	const field = new Field();
	const scans: WedgeScan[] = [];
	let now = 1000;
	const stopListening = listenWedge(page, (scan) => scans.push(scan));
	page.addEventListener('keydown', (event) => page.reached.push((event as unknown as { code: string }).code));
	const fire = (type: string, target: EventTarget, extra: object, cancelable = true) => {
		const event = Object.assign(new Event(type, { cancelable }), {});
		for (const [name, value] of Object.entries({ timeStamp: now, target, ...extra }))
			Object.defineProperty(event, name, { value });
		page.dispatchEvent(event);
		return event;
	};
	const press = (stroke: Stroke, wait: number) => {
		now += wait;
		const event = fire('keydown', field, {
			code: '',
			key: '',
			keyCode: 65,
			shiftKey: false,
			ctrlKey: false,
			altKey: false,
			metaKey: false,
			repeat: false,
			isComposing: false,
			...stroke
		});
		const text = [...(stroke.key ?? '')].length === 1 && !stroke.isComposing ? stroke.key! : '';
		if (!event.defaultPrevented && page.activeElement === field && text) field.insert(text);
		return event;
	};
	return { page, field, scans, press, fire, stopListening };
}

/** The strokes of a scanner set to a US keyboard. */
function strokesOf(text: string): Stroke[] {
	return [...text].flatMap((key): Stroke[] => {
		if (/[A-Z]/.test(key))
			return [
				{ code: 'ShiftLeft', key: 'Shift', shiftKey: true },
				{ code: `Key${key}`, key, shiftKey: true }
			];
		if (/[a-z]/.test(key)) return [{ code: `Key${key.toUpperCase()}`, key }];
		if (/\d/.test(key)) return [{ code: `Digit${key}`, key }];
		if (key === ':') return [{ code: 'Semicolon', key, shiftKey: true }];
		return [{ code: 'Minus', key }];
	});
}
const enter: Stroke = { code: 'Enter', key: 'Enter' };
const card = 'WUJI:E:E-0007';

test('a scan is heard whole, and neither it nor its Enter reaches the page', () => {
	const { press, scans, page } = setUp();
	for (const stroke of strokesOf(card)) press(stroke, 8);
	expect(press(enter, 8).defaultPrevented).toBe(true);
	expect(scans).toEqual([{ text: card, inputMethod: false }]);
	expect(page.reached).not.toContain('Enter');
});

test('a scan leaves the text field that has the focus as it was', () => {
	const { press, scans, page, field } = setUp();
	page.activeElement = field;
	for (const stroke of strokesOf('ab')) press(stroke, 400);
	field.selectionStart = field.selectionEnd = 1;
	press(strokesOf(card)[0]!, 400);
	for (const stroke of strokesOf(card).slice(1)) press(stroke, 8);
	press(enter, 8);
	expect(scans.map(({ text }) => text)).toEqual([card]);
	expect(field).toMatchObject({ value: 'ab', selectionStart: 1, selectionEnd: 1 });
	expect(field.inputs).toBeGreaterThan(0);
});

test('what a person types stays, and Enter is still Enter', () => {
	const { press, scans, page, field } = setUp();
	page.activeElement = field;
	for (const stroke of strokesOf('12-5')) expect(press(stroke, 90).defaultPrevented).toBe(false);
	expect(press(enter, 90).defaultPrevented).toBe(false);
	expect(field.value).toBe('12-5');
	expect(scans).toEqual([]);
	expect(page.reached.at(-1)).toBe('Enter');
});

test('three fast keys are a person in a hurry', () => {
	const { press, scans, page, field } = setUp();
	page.activeElement = field;
	for (const stroke of strokesOf('abc')) press(stroke, 20);
	expect(press(enter, 20).defaultPrevented).toBe(false);
	expect(field.value).toBe('abc');
	expect(scans).toEqual([]);
});

test('a key held down is no scan, however fast it repeats', () => {
	const { press, scans } = setUp();
	press({ code: 'KeyA', key: 'a' }, 100);
	for (let index = 0; index < 20; index++)
		expect(press({ code: 'KeyA', key: 'a', repeat: true }, 30).defaultPrevented).toBe(false);
	expect(press(enter, 30).defaultPrevented).toBe(false);
	expect(scans).toEqual([]);
});

test('with a Chinese input method on, the codes of the keys still give the text, and the screen is told', () => {
	const { press, fire, scans, page, field } = setUp();
	page.activeElement = field;
	field.insert('桶');
	for (const stroke of strokesOf(card)) press({ ...stroke, key: 'Process', keyCode: 229, isComposing: true }, 8);
	// The input method writes into the field on its own: not to be prevented, but to be taken out.
	expect(fire('beforeinput', field, {}, false).defaultPrevented).toBe(false);
	field.insert('wuji');
	press({ ...enter, keyCode: 229, isComposing: true }, 8);
	field.insert('五即');
	fire('compositionend', field, {});
	expect(scans).toEqual([{ text: card, inputMethod: true }]);
	expect(field.value).toBe('桶');
});

test('full-width characters from a keyboard without codes become plain', () => {
	const { press, scans } = setUp();
	for (const key of 'ＷＵＪＩ：Ｓ：１') press({ key, code: '' }, 8);
	press({ key: 'Enter', code: '' }, 8);
	expect(scans.map(({ text }) => text)).toEqual(['WUJI:S:1']);
});

test('Caps Lock does not turn letters round', () => {
	const { press, scans } = setUp();
	const turned = (key: string) => (key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase());
	for (const stroke of strokesOf('AbC1'))
		press({ ...stroke, key: turned(stroke.key!), getModifierState: () => true }, 8);
	press({ code: 'Tab', key: 'Tab' }, 8);
	expect(scans.map(({ text }) => text)).toEqual(['AbC1']);
});

test('two scans in a row are two', () => {
	const { press, scans } = setUp();
	for (const text of ['9001', '9002']) {
		for (const stroke of strokesOf(text)) press(stroke, 8);
		press({ code: 'NumpadEnter', key: 'Enter' }, 8);
	}
	expect(scans.map(({ text }) => text)).toEqual(['9001', '9002']);
});

test('a scanner that falters in the middle of a scan still gives all of it', () => {
	const { press, scans } = setUp();
	strokesOf('900-214-08').forEach((stroke, index) => press(stroke, index === 6 ? 120 : 8));
	press(enter, 120);
	expect(scans.map(({ text }) => text)).toEqual(['900-214-08']);
});

test('what a person types right after a scan stays', () => {
	const { press, fire, scans, page, field } = setUp();
	page.activeElement = field;
	for (const stroke of [...strokesOf(card), enter]) press(stroke, 8);
	const typed = press({ code: 'Digit1', key: '1' }, 90);
	expect([typed.defaultPrevented, fire('beforeinput', field, {}).defaultPrevented]).toEqual([false, false]);
	expect(scans).toHaveLength(1);
});

test('a scan without its end is none, and a later Enter belongs to the person', () => {
	const { press, scans } = setUp();
	for (const stroke of strokesOf('900214')) press(stroke, 8);
	expect(press(enter, 400).defaultPrevented).toBe(false);
	expect(scans).toEqual([]);
});

test('shortcuts are left alone', () => {
	const { press, scans } = setUp();
	for (const stroke of strokesOf('abcd')) expect(press({ ...stroke, ctrlKey: true }, 8).defaultPrevented).toBe(false);
	expect(scans).toEqual([]);
});

test('after it is told to stop, it hears nothing', () => {
	const { press, scans, stopListening } = setUp();
	stopListening();
	for (const stroke of [...strokesOf(card), enter]) expect(press(stroke, 8).defaultPrevented).toBe(false);
	expect(scans).toEqual([]);
});
