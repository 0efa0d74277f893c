import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day, EnterpriseId, PointId, SlotName } from '../ids.ts';
import { digitalId } from './digital-id.ts';
import { formatBatchCode } from './batch-code.ts';
import { bookingTicket, loadCard, manifestCard, roundCard } from './cards.ts';
import { manifestDraftId } from './manifest-draft.ts';
import { enterpriseCard, plainScan, readScan, scannedText, slotCard, temporaryCard } from './scanned.ts';
import type { Uscc } from './uscc.ts';

const code = digitalId({
	unit: '91330100799655058B' as Uscc,
	waste: '900-214-08',
	day: '2026-11-22' as Day,
	serial: 7
});
const name = fc
	.array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), { minLength: 1, maxLength: 20 })
	.map((characters) => characters.join(''));
const fullWidth = (text: string) =>
	[...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');

describe('a scanned text', () => {
	test('with the 37 characters is a container', () => {
		expect(readScan(code)).toMatchObject({ kind: 'container', code, parts: { waste: '900-214-08', serial: 7 } });
		expect(readScan(`${code.toLowerCase()}\r\n`)).toMatchObject({ kind: 'container', code });
	});

	test('from a Chinese input method, full-width, means the same', () => {
		expect(readScan(fullWidth(code))).toMatchObject({ kind: 'container', code });
		expect(readScan(fullWidth('WUJI:S:330106-01:B-03'))).toEqual({ kind: 'slot', point: '330106-01', slot: 'B-03' });
	});

	test('on one of our cards gives back what the card was made of', () => {
		fc.assert(
			fc.property(name, name, (a, b) => {
				expect(readScan(enterpriseCard(a as EnterpriseId))).toEqual({ kind: 'enterprise', enterprise: a });
				expect(readScan(slotCard(a as PointId, b as SlotName))).toEqual({ kind: 'slot', point: a, slot: b });
				expect(readScan(temporaryCard(a))).toEqual({ kind: 'temporary', mark: a });
			})
		);
	});

	test('on a ticket or card of a booking, load, round or draft gives back its id, a UUID in small letters', () => {
		fc.assert(
			fc.property(fc.oneof(fc.uuid(), name), (id) => {
				expect(readScan(bookingTicket(id))).toEqual({ kind: 'booking', booking: id });
				expect(readScan(loadCard(id))).toEqual({ kind: 'load', load: id });
				expect(readScan(roundCard(id))).toEqual({ kind: 'round', round: id });
			})
		);
		fc.assert(
			fc.property(fc.uuid(), (uuid) => {
				const manifest = manifestDraftId(uuid);
				expect(readScan(manifestCard(manifest))).toEqual({ kind: 'manifest-draft', manifest });
				for (const card of [bookingTicket(uuid), loadCard(uuid), roundCard(uuid), manifestCard(manifest)])
					expect(card).toMatch(/^[0-9A-Z:-]+$/);
			})
		);
	});

	test('in the form of a national manifest number is one to be checked, and a batch code is a batch', () => {
		expect(readScan('２０２６3101000001\n')).toEqual({ kind: 'manifest-number', text: '20263101000001' });
		expect(readScan('06901234567892')).toEqual({ kind: 'foreign', text: '06901234567892' });
		const batch = { kind: 'stored', day: '2026-11-22' as Day, serial: 7 } as const;
		const code = formatBatchCode(batch);
		expect(readScan(code)).toEqual({ kind: 'batch', code, parts: { ...batch, code } });
	});

	test('is shown as what a person would look for', () => {
		const id = '0193a1b2-0000-7000-8000-0123456789ab';
		const shown = (text: string) => scannedText(readScan(text));
		expect(shown(code)).toBe(code);
		expect(shown(`x=${code}`)).toBe(`x=${code}`);
		expect(shown('HWRK20261122007')).toBe('HWRK20261122007');
		expect(shown(temporaryCard('K1-7'))).toBe('K1-7');
		expect(shown(enterpriseCard('E-7' as EnterpriseId))).toBe('E-7');
		expect(shown('WUJI:S:330106-01:B-03')).toBe('330106-01 B-03');
		for (const card of [bookingTicket, loadCard, roundCard]) expect(shown(card(id))).toBe(id);
		expect(shown(manifestCard(manifestDraftId(id)))).toBe(`D-${id}`);
		expect(shown('20263101000001')).toBe('20263101000001');
		expect(shown('hello')).toBe('hello');
	});

	test('that holds a valid code among other things is a national one, kept as it was read', () => {
		const text = `https://example.org/ｑ?id=${code}&v=２`;
		expect(readScan(`${text}\r\n`)).toMatchObject({ kind: 'national', code, text });
	});

	test('with a code that is one character longer or wrong is foreign', () => {
		expect(readScan(`${code}7`)).toEqual({ kind: 'foreign', text: `${code}7` });
		expect(readScan(`x=${code}7`).kind).toBe('foreign');
		expect(readScan(`x=${code.slice(0, 36)}X`).kind).toBe('foreign');
		expect(readScan(code.replace('9002', '9O02')).kind).toBe('foreign');
	});

	test.each([
		'',
		' ',
		'WUJI:',
		'WUJI:E:',
		'WUJI:E:a b',
		'WUJI:S:330106-01',
		'WUJI:X:1',
		'WUJI:B:',
		'WUJI:M:1',
		'https://example.org'
	])('%o is not a Wuji or national code', (text) => {
		expect(readScan(text)).toEqual({ kind: 'foreign', text: text.trim() });
	});

	test('never throws, and what is foreign is shown as well-formed text', () => {
		const anything = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: 'grapheme' }),
			fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
		);
		fc.assert(
			fc.property(anything, fc.constantFrom('', 'WUJI:S:', code), (text, start) => {
				const scanned = readScan(start + text);
				if ('text' in scanned) expect(scanned.text.isWellFormed()).toBe(true);
			})
		);
	});

	test('is plain after being made plain once', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(plainScan(plainScan(text))).toBe(plainScan(text));
			})
		);
	});
});
