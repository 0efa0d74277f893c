/**
 * A/B/A/B: every player has its turn before any has the next, so that a noisy machine disturbs all of them alike.
 */
type Player = (round: number) => Promise<readonly number[]>;

/** @returns the values of each player, in the order they were taken. */
export async function inTurns<Name extends string>(
	rounds: number,
	players: Record<Name, Player>
): Promise<Record<Name, number[]>> {
	const names = Object.keys(players) as Name[];
	const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = 0; round < rounds; round++) {
		// Who begins changes: the first of a round finds the machine as the last one left it.
		for (const name of round % 2 === 0 ? names : [...names].reverse())
			taken[name].push(...(await players[name](round)));
	}
	return taken;
}

/** Milliseconds of each of so many. */
export async function timed(times: number, work: (nth: number) => unknown): Promise<number[]> {
	const taken: number[] = [];
	for (let nth = 0; nth < times; nth++) {
		const from = performance.now();
		await work(nth);
		taken.push(performance.now() - from);
	}
	return taken;
}
