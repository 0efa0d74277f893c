/**
 * The shape of an examples file: what a component must do for everyone, and the states to look at and to test.
 *
 * Examples carry their own sample words in both languages, so that the gallery shows long and short texts side by side.
 */
import { createRawSnippet, type Component, type Snippet } from 'svelte';

export type Say = (zh: string, en: string) => string;

export type Examples = {
	title: string;
	/** Accessibility criteria: what a person with a keyboard, a screen reader, gloves or no colour vision can rely on. */
	criteria: readonly string[];
	component: Component<never>;
	examples: (say: Say) => readonly Example[];
};

export type Example = {
	name: string;
	props: Record<string, unknown>;
	/** Needs the whole width to be looked at. */ wide?: true;
};

/** Sample words as a snippet. The text is ours, so nothing in it needs escaping but these. */
export const words = (text: string): Snippet =>
	createRawSnippet(() => ({
		render: () => `<span>${text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</span>`
	}));

/** An example's callback: the gallery shows states, it does nothing. */
export const nothing = () => undefined;
