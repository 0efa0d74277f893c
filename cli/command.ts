/**
 * What every command of `wuji` is made of: its words, its options, and how it says no.
 *
 * What a person did wrong is a Complaint: one line and an exit code, never a stack.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Where a command writes and what it reads; tests give their own. */
export type Surroundings = {
	out: (line: string) => void;
	error: (line: string) => void;
	env: NodeJS.ProcessEnv;
	now: () => number;
};

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What was given: text options by name, switches by name, and the rest in order. */
export type Given = {
	text: (name: string) => string | undefined;
	on: (name: string) => boolean;
	/** A whole number within bounds; anything else is a usage complaint. */
	count: (name: string, bounds: { from: number; to: number }) => number | undefined;
	rest: string[];
};

export type Command = {
	summary: string;
	/** The whole help, without the line of the summary. */
	help: string;
	options: Options;
	/** How many words without a dash it takes, at most. */
	words?: number;
	/** @returns the exit code */
	run: (given: Given, surroundings: Surroundings) => Promise<number>;
};

export class Complaint extends Error {
	/** 1: it cannot be done. 2: it was asked wrongly. */
	readonly exit: 1 | 2;
	constructor(message: string, exit: 1 | 2 = 1) {
		super(message);
		this.exit = exit;
	}
}

export const usage = (message: string) => new Complaint(message, 2);

export function read(command: Command, args: string[]): Given {
	let parsed: ReturnType<typeof parseArgs>;
	try {
		parsed = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
	} catch (fault) {
		// node:util explains in a second sentence what a person at a shell knows.
		throw usage((fault as Error).message.split(/\. |\n/)[0]!);
	}
	const { values, positionals } = parsed;
	const most = command.words ?? 0;
	if (positionals.length > most) throw usage(`Unexpected word '${positionals[most]}'`);
	const text = (name: string) => {
		const value = values[name];
		return typeof value === 'string' ? value : undefined;
	};
	return {
		text,
		on: (name) => values[name] === true,
		count(name, { from, to }) {
			const typed = text(name);
			if (typed === undefined) return undefined;
			const value = /^\d{1,12}$/.test(typed) ? Number(typed) : NaN;
			if (!(value >= from && value <= to))
				throw usage(`--${name} must be a whole number from ${from} to ${to}, not '${typed}'`);
			return value;
		},
		rest: positionals
	};
}
