/** Puts one plant into its module while Vite reads it. Nothing on disk is changed. */
import { join } from 'node:path';
import type { Plugin } from 'vitest/config';
import { plantsOf, planted, readList, root } from './list.ts';

/** @param name of the plant; without one nothing is planted. */
export function planting(name: string | undefined): Plugin | undefined {
	if (!name) return undefined;
	const plant = plantsOf(readList()).find((one) => one.name === name);
	if (!plant) throw new Error(`no plant ${name}`);
	const target = join(root, plant.file);
	return {
		name: 'wuji-planting',
		enforce: 'pre',
		transform: (source, id) => (id.split('?')[0] === target ? planted(source, plant) : undefined)
	};
}
