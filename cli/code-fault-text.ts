/** What is wrong with a part of a code, in the words of both languages. */
import type { CodeRefusal } from '#lib/domain/codes/explain.ts';

export function codeFaultText(why: CodeRefusal): string {
	switch (why.kind) {
		case 'digital-id-unit':
			return codeFaultText(why.why);
		case 'uscc-character':
			return `第 ${why.at + 1} 位不能是“${why.character}” character ${why.at + 1} cannot be '${why.character}'`;
		case 'uscc-check':
			return `校验码应为 ${why.expected}，实为 ${why.found}：其中有一位错误 the check character should be ${why.expected}, not ${why.found}: a character is wrong`;
		case 'digital-id-day':
		case 'batch-code-day':
			return '不是日历中的日期 not a day of the calendar (YYYYMMDD)';
		case 'digital-id-serial':
		case 'batch-code-serial':
			return '应为 001 至 999 must be 001 to 999';
		case 'manifest-number-serial':
			return '应为六位数字，不全为零 must be six digits, not all zero';
		case 'manifest-number-year':
			return `年份应在 ${why.earliest} 至 ${why.latest} 之间 the year must be from ${why.earliest} to ${why.latest}`;
		case 'manifest-number-province':
		case 'division-province':
		case 'plate-province':
			return '没有这个省级区划 there is no such province';
		case 'batch-code-prefix':
		case 'facility-code-prefix':
		case 'draft-id-prefix':
			return '没有这个前缀 there is no such prefix';
		case 'digital-id-length':
		case 'uscc-length':
		case 'batch-code-length':
		case 'manifest-number-length':
		case 'division-length':
		case 'plate-length':
		case 'waste-code-form':
			return `长度或格式不符（${why.length} 位） the length or form is wrong (${why.length} characters)`;
		default:
			return `第 ${why.at + 1} 位起不符合格式 not of the form, from character ${why.at + 1} on`;
	}
}
