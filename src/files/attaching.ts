import type { Ref, Stored, Write } from '#domain/record.ts';
import { type FileRecord, fileRef, fileWrite, readFile } from './record.ts';

/** Photos, or PDF documents. */
export type FileKind = 'image' | 'document';

/** An upload that a form gives as an answer, and what its question takes. */
export type GivenFile = { readonly id: string; readonly kinds: readonly FileKind[] };

/** Why an upload cannot be part of a case: none of this person's, gone, or in a case already; unusable; of another kind. */
export type AttachProblem = { readonly id: string; readonly why: 'unknown' | 'refused' | 'wrong-kind' };

export type Attached =
  | { readonly ok: true; readonly uploads: readonly string[]; readonly writes: readonly Write[] }
  | { readonly ok: false; readonly problems: readonly AttachProblem[] };

/** What must be read before `attach`: in the same order, each once. */
export function attachRefs(ids: readonly string[]): Ref[] {
  return [...new Set(ids)].map(fileRef);
}

/**
 * Makes uploads part of a case, or says of each why not. `records` as `attachRefs` asked for them, or any that hold them.
 * The writes hold the versions that were read, so no upload comes into two cases; `uploads` is for `fileCase` or `actOn`.
 */
export function attach(
  given: readonly GivenFile[],
  records: readonly (Stored | null)[],
  { caseId, userId }: { readonly caseId: string; readonly userId: string },
): Attached {
  const found = new Map(
    records.flatMap(record => (record?.ref.collection === 'files' ? [[record.ref.id, record]] : [])),
  );
  const each = new Map(given.map(file => [file.id, attachOne(file, found.get(file.id), caseId, userId)]));
  const problems = [...each].flatMap(([id, done]) => (typeof done === 'string' ? [{ id, why: done }] : []));
  if (problems.length > 0) return { ok: false, problems };
  const writes = [...each.values()].filter(done => typeof done !== 'string');
  return { ok: true, uploads: [...each.keys()], writes };
}

function attachOne(
  { kinds }: GivenFile,
  record: Stored | undefined,
  caseId: string,
  userId: string,
): Write | AttachProblem['why'] {
  const file = readFile(record);
  if (!file || file.data.state === 'erased' || file.data.source !== 'upload') return 'unknown';
  const { data } = file;
  // Whose it was is not kept once a case has it, so one that is taken is nobody's.
  if (data.owner !== userId || data.case !== null) return 'unknown';
  if (data.state === 'refused' || data.state === 'unavailable') return 'refused';
  if (data.state === 'awaiting') return 'unknown';
  if (!kinds.includes(kindOf(data))) return 'wrong-kind';
  return fileWrite(file, claimed(data, caseId));
}

function kindOf({ type }: Extract<FileRecord, { state: 'raw' | 'clean' }>): FileKind {
  return type === 'application/pdf' ? 'document' : 'image';
}

/** What still is to be done with its bytes is done as before; only its end is not due any more. */
function claimed(data: Extract<FileRecord, { state: 'raw' | 'clean' }>, caseId: string): FileRecord {
  const isWaiting = data.state === 'raw' || data.raw;
  return { ...data, owner: null, case: caseId, unclaimedUntil: null, due: isWaiting ? data.due : null };
}
