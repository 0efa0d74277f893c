/** The cookies of the session as better-auth writes them, handed to Kit as they are: name, value and attributes unchanged. */
import type { Cookies } from '@sveltejs/kit';

type Options = Parameters<Cookies['set']>[2];

export type ReadCookie = { name: string; value: string; options: Options };

/** Reads one `set-cookie` line. The value stays encoded as it is; Kit must not encode it a second time. */
export function readSetCookie(line: string): ReadCookie | undefined {
	const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
	const equals = pair.indexOf('=');
	if (equals < 1) return undefined;
	const options: Options = { path: '/', httpOnly: false, secure: false, encode: (value) => value };
	for (const attribute of attributes) {
		const [key = '', value = ''] = attribute.split('=');
		switch (key.toLowerCase()) {
			case 'path':
				options.path = value;
				break;
			case 'domain':
				options.domain = value;
				break;
			case 'max-age':
				options.maxAge = Number(value);
				break;
			case 'expires':
				options.expires = new Date(value);
				break;
			case 'httponly':
				options.httpOnly = true;
				break;
			case 'secure':
				options.secure = true;
				break;
			case 'samesite':
				options.sameSite = value.toLowerCase() as 'lax' | 'strict' | 'none';
				break;
		}
	}
	return { name: pair.slice(0, equals), value: pair.slice(equals + 1), options };
}

/** Sends the cookies of a sign-in or sign-out on to the browser. */
export function keep(cookies: Cookies, lines: readonly string[]): void {
	for (const line of lines) {
		const read = readSetCookie(line);
		if (read) cookies.set(read.name, read.value, read.options);
	}
}
