import { defineConfig } from 'vitest/config';
import { planting } from './tests/plants/planting.ts';
import { runReporter } from './tests/plants/run-reporter.ts';
import unit from './vitest.config.ts';

const { WUJI_PLANT, WUJI_PLANT_REPORT = 'plant.log' } = process.env;

/** The unit tests with a wrong rule in the program; scripts/plants.mjs runs them once for each plant. */
export default defineConfig({
	...unit,
	plugins: [planting(WUJI_PLANT)],
	// Vitest keeps modules as it read them for its next run: a wrong rule would outlive its plant.
	test: { ...unit.test, fsModuleCache: false, reporters: [runReporter(WUJI_PLANT_REPORT)] }
});
