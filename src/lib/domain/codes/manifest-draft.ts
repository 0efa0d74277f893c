/**
 * Our own id of a manifest until the national number has come: `D-` and a UUID.
 *
 * It can never be mistaken for a national number: it begins with a letter and has 38 characters, not 14 digits.
 */
import { ok, refuse, type Result } from '../result.ts';
import { plainCode } from './plain-code.ts';
import { segment, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';

/** In small letters, as UUIDs are kept everywhere. */
export type ManifestDraftId = string & { readonly id: 'manifest-draft' };

export type ManifestDraftRefusal =
	SegmentRefusal<'draft-id-prefix', 'prefix'> | SegmentRefusal<'draft-id-uuid', 'uuid'>;

const uuidForm = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

/** @param uuid made by the caller; a text that is none is a bug. */
export function manifestDraftId(uuid: string): ManifestDraftId {
	if (!uuidForm.test(uuid.toUpperCase())) throw new RangeError(`not a UUID: ${uuid}`);
	return `D-${uuid.toLowerCase()}` as ManifestDraftId;
}

export const draftSegments = (id: string): Segments<'prefix' | 'uuid'> => ({
	prefix: segment(id, 'prefix', 0, 2),
	uuid: segment(id, 'uuid', 2)
});

export function parseManifestDraftId(text: string): Result<ManifestDraftId, ManifestDraftRefusal> {
	const id = plainCode(text);
	const { prefix, uuid } = draftSegments(id);
	if (prefix.text !== 'D-') return refuse(wrongSegment('draft-id-prefix', prefix, /[D-]/));
	if (!uuidForm.test(uuid.text)) return refuse(wrongSegment('draft-id-uuid', uuid, /[0-9A-F-]/));
	return ok(manifestDraftId(uuid.text));
}
