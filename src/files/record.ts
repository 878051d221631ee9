import * as v from 'valibot';
import { type JsonObject, type Ref, ref, type Stored, type Write } from '#domain/record.ts';

/** What a file is, by its content. */
export const FileType = v.picklist(['image/jpeg', 'image/png', 'application/pdf']);
export type FileType = v.InferOutput<typeof FileType>;

/**
 * Why a file is not kept: its content is neither JPEG nor PNG (nor, where documents are taken, PDF); more bytes than are
 * taken; more pixels than a phone can show; or it cannot be read to its end.
 */
export const FileRefusal = v.picklist(['not-an-image', 'too-large', 'too-many-pixels', 'damaged']);
export type FileRefusal = v.InferOutput<typeof FileRefusal>;

const Work = {
  /** When the job `file` must look at it next, ms; null: nothing is to be done. */
  due: v.nullable(v.number()),
  /** How often the work of this state has been tried in vain. */
  tries: v.number(),
};
const Kept = {
  ...Work,
  source: v.picklist(['line', 'upload']),
  /** Whose upload it is until a case takes it; then the case says who may see it. */
  owner: v.nullable(v.string()),
  case: v.nullable(v.string()),
  /** When an upload goes that no case has taken, ms. */
  unclaimedUntil: v.nullable(v.number()),
};
/** Are there bytes as they were sent, which nobody is ever shown? */
const Raw = { raw: v.boolean() };
const Content = { type: FileType, bytes: v.number() };

/**
 * One photo or document, `files/{id}`: the id of its LINE message or of its upload. `awaiting`: to be fetched from LINE, or
 * being uploaded, since that instant; `raw`: here, to be cleaned; `clean`: may be shown; `unavailable`: LINE has it no more,
 * or never gave it; `erased`: its bytes go, then the record. The bytes lie in the files port under `fileKey`.
 */
export const FileRecord = v.variant('state', [
  v.object({ state: v.literal('awaiting'), since: v.number(), ...Kept }),
  v.object({ state: v.literal('raw'), ...Content, ...Kept }),
  v.object({
    state: v.literal('clean'),
    ...Content,
    /** In pixels as stored; null for a document. */
    width: v.nullable(v.number()),
    height: v.nullable(v.number()),
    ...Raw,
    ...Kept,
  }),
  v.object({ state: v.literal('refused'), reason: FileRefusal, ...Raw, ...Kept }),
  v.object({ state: v.literal('unavailable'), ...Kept }),
  /** `swept`: the bytes are gone; once more for those that somebody was just writing. */
  v.object({ state: v.literal('erased'), swept: v.boolean(), ...Work }),
]);
export type FileRecord = v.InferOutput<typeof FileRecord>;

export type StoredFile = { readonly id: string; readonly version: string; readonly data: FileRecord };

export function fileRef(id: string): Ref {
  return ref('files', id);
}

/** Null where there is none, or one that cannot be read. */
export function readFile(record: Stored | null | undefined): StoredFile | null {
  const parsed = record ? v.safeParse(FileRecord, record.data) : null;
  return record && parsed?.success ? { id: record.ref.id, version: record.version, data: parsed.output } : null;
}

/** The write that puts another state of a file in the place of the one that was read. */
export function fileWrite({ id, version }: Pick<StoredFile, 'id' | 'version'>, after: FileRecord): Write {
  return { kind: 'replace', ref: fileRef(id), data: after as JsonObject, if: { version } };
}

/** The photo of a LINE message becomes part of a case: the job fetches it, at once. */
export function awaitedPhoto(messageId: string, caseId: string, now: number): Write {
  const data: FileRecord = {
    state: 'awaiting',
    since: now,
    source: 'line',
    owner: null,
    case: caseId,
    unclaimedUntil: null,
    due: now,
    tries: 0,
  };
  return { kind: 'replace', ref: fileRef(messageId), data: data as JsonObject };
}

/** Nobody may see it from now on; the job deletes its bytes and then the record. Whatever was known of it goes at once. */
export function erasedFile(id: string, now: number): Write {
  const data: FileRecord = { state: 'erased', swept: false, due: now, tries: 0 };
  return { kind: 'replace', ref: fileRef(id), data: data as JsonObject };
}
