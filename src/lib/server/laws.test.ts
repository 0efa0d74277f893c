/** What is promised about oddities, beyond what journal-reading.test.ts plants against the laws. On both engines. */
import { describe, expect, test } from 'vitest';
import { sampleBodies, sampleDraft, samplePoint, type SampleDevice } from '#lib/journal/sample-events.ts';
import { signEvent } from '#lib/journal/event.ts';
import { signerOf } from '#lib/journal/keys.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import { checkLaws } from './laws.ts';
import { pushed, secondPoint, serverOn } from './server.fixture.ts';

describe.each(engines)('the laws on %s', (engine) => {
	const { fresh } = databasesOn(engine);

	test('what is odd about an event that came alone is flagged like any other', async () => {
		const here = serverOn(await fresh());
		const tablet = await here.tablet();
		await here.store.append(tablet.id, [pushed(await tablet.sign('container.stored'))]);
		const { entries } = await here.store.journalPage(samplePoint, null, 1);
		const { container } = sampleBodies['container.stored'];
		expect(entries.map(({ flags }) => flags)).toEqual([[{ kind: 'container-unknown', container }]]);
	});

	test('a container that is in stock at two points is named', async () => {
		const here = serverOn(await fresh());
		const [tablet, elsewhere] = [await here.tablet(), await here.tablet(secondPoint)];
		const broken = async () =>
			(await checkLaws(here.database, here.key.publicKey)).flatMap(({ law, breaches }) =>
				breaches.map(({ what }) => `${law}: ${what}`)
			);
		await here.store.append(tablet.id, [pushed(await tablet.sign('container.received', { code: null }))]);
		expect(await broken()).toEqual([]);
		// An authentic fact, and so it is stored; that both cannot be true is for a person to see.
		const outcome = await here.store.append(elsewhere.id, [pushed(await intakeAtSecondPoint(elsewhere))]);
		expect(outcome).toMatchObject({ ok: true, value: { accepted: 1 } });
		expect(await broken()).toEqual([
			`one-place: ${sampleBodies['container.received'].container} is at more than one point`
		]);
	});
});

function intakeAtSecondPoint({ id, keys, head }: SampleDevice) {
	const body = { ...sampleBodies['container.received'], code: null };
	const draft = { ...sampleDraft('container.received', body, id, 1), point: secondPoint };
	return signEvent(draft, head, signerOf(keys));
}
