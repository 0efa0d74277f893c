import { expect, expectTypeOf, test } from 'vitest';
import type { ManifestId, PointId } from './ids.ts';
import { newManifest, signedBy, versionOf, type Manifest, type ManifestCorrection } from './manifest.ts';
import type { UnsealedIn } from './manifest-seals.ts';

test('every field of a manifest has a seal', () => {
	expectTypeOf<UnsealedIn<Manifest>>().toBeNever();
	expectTypeOf<UnsealedIn<Manifest & { weather: string }>>().toEqualTypeOf<'weather'>();
});

test('the version that counts is the latest that everybody approved', () => {
	const blank = newManifest('m-1' as ManifestId, 'p' as PointId);
	const versions = (...all: (number | null)[]) =>
		versionOf({ ...blank, corrections: all.map((version) => ({ version }) as ManifestCorrection) });
	expect([versions(), versions(null), versions(2, 3, null)]).toEqual([1, 1, 3]);
	expect(signedBy(blank)).toEqual(new Set());
});
