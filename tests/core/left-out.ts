/** Test files of the core that do not run in Chromium, each with its reason; `npm test` prints them. Keep it short. */
export const leftOut: Readonly<Record<string, string>> = {
	'src/lib/domain/catalogue/editions.test.ts': 'hashes with node:crypto',
	'src/lib/domain/catalogue/exemptions.test.ts': 'hashes with node:crypto',
	'src/lib/domain/catalogue/import-edition.test.ts': 'compares with the file on disk',
	'src/lib/domain/rules/shipped.test.ts': 'looks for the files that rules name'
};
