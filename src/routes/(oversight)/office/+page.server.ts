/** The office opens on the stock. */
import { redirect } from '@sveltejs/kit';

export const load = () => redirect(307, '/office/stock');
