/** What is wrong with a table of the catalogue, in words for whoever imports it. */
import type { EditionRefusal, EditionWarning } from '#lib/domain/catalogue/import-edition.ts';

export function refusalText(refusal: EditionRefusal): string {
	const at =
		'column' in refusal
			? `line ${refusal.line}, ${refusal.column}: `
			: 'line' in refusal
				? `line ${refusal.line}: `
				: '';
	return `${at}${faultText(refusal)}`;
}

function faultText(refusal: EditionRefusal): string {
	switch (refusal.kind) {
		case 'empty-file':
			return 'the file is empty';
		case 'no-entries':
			return 'there is no entry below the header';
		case 'edition-malformed':
			return `'${refusal.found}' is no name of an edition (1 to 20 letters, digits, dots, dashes)`;
		case 'day-malformed':
			return `'${refusal.found}' is no day (YYYY-MM-DD)`;
		case 'missing-column':
			return 'the header lacks this column';
		case 'repeated-column':
			return 'the header has this column more than once';
		case 'cell-count':
			return `${refusal.found} cells where the header has ${refusal.expected}`;
		case 'empty-cell':
			return 'is empty';
		case 'damaged-text':
			return `is not UTF-8: '${refusal.found}'`;
		case 'malformed-code':
			return `'${refusal.found}' is no waste code (000-000-00)`;
		case 'duplicate-code':
			return `${refusal.found} stands in line ${refusal.first} already`;
		case 'malformed-category':
			return `'${refusal.found}' is no category (HW00)`;
		case 'category-does-not-fit':
			return `${refusal.found}, but the code is of ${refusal.expected}`;
		case 'category-named-twice':
			return `'${refusal.found}', but the category was named '${refusal.first}' before`;
		case 'unknown-hazard':
			return `'${refusal.found}' is no hazardous trait (T, C, I, R, In)`;
		case 'repeated-hazard':
			return `'${refusal.found}' is named twice`;
		case 'mixed-marks':
			return `'${refusal.found}' joins traits by ',' and by '/'`;
	}
}

export function warningText(warning: EditionWarning): string {
	switch (warning.kind) {
		case 'unknown-column':
			return `column '${warning.column}' is not of the catalogue and was left out`;
		case 'spaces-trimmed':
			return `line ${warning.line}, ${warning.column}: spaces at its ends were left out`;
		case 'blank-line':
			return `line ${warning.line} is blank`;
		case 'industry-named-twice':
			return `industry ${warning.prefix} is named ${warning.names.map((name) => `'${name}'`).join(' and ')}`;
		case 'not-later':
			return `it is in force from ${warning.validFrom}, not after the edition compared with (${warning.against})`;
	}
}
