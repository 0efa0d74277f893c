/** Signs a person in at the desk and takes them where they wanted to go; signs them out. */
import { fail, redirect } from '@sveltejs/kit';
import { returnPath } from '#lib/features/oversight/return-path.ts';
import { keep } from './session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const to = returnPath(url.searchParams.get('to'), url.origin);
	if (locals.person) redirect(303, to);
	return { asked: url.searchParams.has('to'), left: url.searchParams.has('left') };
};

export const actions: Actions = {
	async in({ locals, url, request, getClientAddress, cookies }) {
		const form = await request.formData();
		const email = String(form.get('email') ?? '').trim();
		const password = String(form.get('password') ?? '');
		if (email === '' || password === '')
			return fail(422, { email, refusal: 'missing' as const, noPassword: password === '' });
		const { accounts } = locals.server;
		const answer = await accounts.signIn({ email, password, url, client: getClientAddress() });
		if (!answer.ok) {
			const { refusal } = answer;
			if (refusal.kind === 'too-many')
				return fail(429, { email, refusal: 'too-many' as const, seconds: refusal.retryAfter });
			return fail(401, { email, refusal: 'wrong' as const });
		}
		keep(cookies, answer.value.setCookie);
		redirect(303, returnPath(url.searchParams.get('to'), url.origin));
	},

	async out({ locals, url, request, cookies }) {
		keep(cookies, (await locals.server.accounts.signOut(request.headers, url)).setCookie);
		redirect(303, '/sign-in?left');
	}
};
