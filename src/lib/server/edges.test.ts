/** What is promised at the server's edges: bodies end, guesses end, texts fit a column, codes are read as typed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { announcer } from './announcer.ts';
import { newEnrolmentCode, plainCode } from './enrolment-code.ts';
import { guessLimit } from './guess-limit.ts';
import { bytesOf, discardBody } from './request-body.ts';
import { storable, stored } from './storable-text.ts';

const request = (chunks: Uint8Array[]) => {
	const body = new ReadableStream({
		pull(controller) {
			const chunk = chunks.shift();
			if (chunk) controller.enqueue(chunk);
			else controller.close();
		}
	});
	return new Request('http://x', { method: 'POST', body, duplex: 'half' } as RequestInit);
};

test('a body is read exactly, however it is cut, and never beyond its limit', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 }),
			fc.nat(200),
			async (chunks, most) => {
				const whole = chunks.flatMap((chunk) => [...chunk]);
				const read = await bytesOf(request([...chunks]), most);
				if (whole.length > most) expect(read).toEqual({ ok: false, refusal: { kind: 'too-large', most } });
				else expect(read).toEqual({ ok: true, value: new Uint8Array(whole) });
			}
		)
	);
});

test('an endless body is given up on', async () => {
	let sent = 0;
	let cancelled = false;
	const body = new ReadableStream({
		pull(controller) {
			sent += 1024 * 1024;
			controller.enqueue(new Uint8Array(1024 * 1024));
		},
		cancel: () => {
			cancelled = true;
		}
	});
	const endless = new Request('http://x', { method: 'POST', body, duplex: 'half' } as RequestInit);
	expect(await bytesOf(endless, 10)).toMatchObject({ ok: false });
	expect(cancelled).toBe(true);
	expect(sent).toBeLessThan(20 * 1024 * 1024);
});

test('a body that nobody read is read away, one that was read is left', async () => {
	const unread = request([new Uint8Array(10)]);
	await discardBody(unread);
	expect(unread.bodyUsed).toBe(true);
	const read = request([new Uint8Array(10)]);
	await read.arrayBuffer();
	await expect(discardBody(read)).resolves.toBeUndefined();
});

test('guesses beyond the limit wait out the window, each caller by itself', () => {
	let now = 0;
	const limit = guessLimit({ now: () => now, most: 2, window: 60_000 });
	expect([limit.tooMany('a'), limit.tooMany('a'), limit.tooMany('a'), limit.tooMany('b')]).toEqual([
		null,
		null,
		60,
		null
	]);
	now = 30_500;
	expect(limit.tooMany('a')).toBe(30);
	now = 60_000;
	expect(limit.tooMany('a')).toBeNull();
});

test('any text comes back from a column as it was, and no column holds a zero character', () => {
	const text = fc.string({ unit: fc.constantFrom('\u0000', '\ue000', '0', 'a', '废', '\\') });
	fc.assert(
		fc.property(text, text, (a, b) => {
			expect(stored(storable(a))).toBe(a);
			expect(storable(a)).not.toContain('\u0000');
			expect(storable(a) === storable(b)).toBe(a === b);
		})
	);
});

test('an enrolment code is read however a person types it, and nothing else is', () => {
	const bytes = fc.infiniteStream(fc.nat(255));
	fc.assert(
		fc.property(bytes, (stream) => {
			const code = newEnrolmentCode((count) => Uint8Array.from({ length: count }, () => stream.next().value as number));
			expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{4}-[34679ACDEFGHJKMNPQRTWXY]{4}$/);
			const plain = code.replace('-', '');
			for (const typed of [code, plain, code.toLowerCase(), ` ${plain} `]) expect(plainCode(typed)).toBe(plain);
			expect(plainCode(`${plain}A`)).toBeUndefined();
			expect(plainCode(plain.slice(1))).toBeUndefined();
		})
	);
	expect(plainCode('OOOO-1111')).toBeUndefined();
});

test('listeners hear their own point, until they leave; closing reaches every open stream', () => {
	const { announce, subscribe, onClose, close } = announcer();
	const heard: string[] = [];
	const leave = subscribe('a' as never, ({ position }) => heard.push(`a${position}`));
	subscribe('all', ({ point, position }) => heard.push(`all ${point}${position}`));
	announce('a' as never, 1);
	announce('b' as never, 2);
	leave();
	announce('a' as never, 3);
	expect(heard).toEqual(['a1', 'all a1', 'all b2', 'all a3']);
	const closed: string[] = [];
	onClose(() => closed.push('kept'));
	onClose(() => closed.push('gone'))();
	close();
	expect(closed).toEqual(['kept']);
});
