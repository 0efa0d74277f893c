/** Who is at the desk, and which screens the server will answer for them. */
import { access, pointsWhere } from './office-access.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	const given = await access(locals, url);
	return {
		person: { name: given.person.name, role: given.person.role },
		shows: {
			stock: pointsWhere(given, 'stock.read').length > 0,
			journal: pointsWhere(given, 'journal.read').length > 0,
			devices: pointsWhere(given, 'device.read').length > 0,
			rules: pointsWhere(given, 'rules.read').length > 0
		}
	};
};
