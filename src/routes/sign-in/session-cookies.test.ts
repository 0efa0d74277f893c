/** The session's cookies reach the browser as they were written. */
import { expect, test } from 'vitest';
import { readSetCookie } from './session-cookies.ts';

test('a session cookie keeps its value and every attribute', () => {
	const line = 'better-auth.session_token=abc%2Bd.ef%3D; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax; Secure';
	const read = readSetCookie(line)!;
	expect(read).toMatchObject({
		name: 'better-auth.session_token',
		value: 'abc%2Bd.ef%3D',
		options: { path: '/', maxAge: 43200, httpOnly: true, secure: true, sameSite: 'lax' }
	});
	expect(read.options.encode?.(read.value)).toBe('abc%2Bd.ef%3D');
});

test('a cookie that ends the session ends it', () => {
	expect(readSetCookie('t=; Max-Age=0; Path=/')).toMatchObject({ value: '', options: { maxAge: 0 } });
});

test('over plain http a cookie is not made secure behind its back', () => {
	expect(readSetCookie('t=1; Path=/')?.options.secure).toBe(false);
});

test('what is no cookie is left out', () => {
	expect([readSetCookie(''), readSetCookie('=x'), readSetCookie('; Path=/')]).toEqual([
		undefined,
		undefined,
		undefined
	]);
});
