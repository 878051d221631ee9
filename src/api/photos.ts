import type { Hono } from 'hono';
import type { RefusalCode } from '#domain/endpoint.ts';
import type { JsonObject } from '#domain/record.ts';
import { inBoth } from '#i18n/both.ts';
import { photoText } from '#i18n/photo-text.ts';
import { identify } from '../auth/identity.ts';
import { typeOf } from '../files/cleaning/type.ts';
import { fileKey, uploadId } from '../files/keys.ts';
import { type FileRecord, type FileType, fileRef, fileWrite, readFile } from '../files/record.ts';
import { tidy } from '../jobs/files.ts';
import { readCapped } from '../line/body.ts';
import type { Ports } from '../ports.ts';
import { refused } from './endpoints.ts';
import { viewPhoto } from './photo-viewing.ts';
import { keyOf } from './repetition.ts';
import { say } from './saying.ts';

/** A page makes photos smaller than 1 MB; documents come as they are. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Uploads of one person that no case has taken. */
const MOST_UNCLAIMED = 30;
const UNCLAIMED_MS = 24 * 3_600_000;
/** An upload whose bytes never came is forgotten sooner. */
const RESERVED_MS = 3_600_000;

/** `POST /api/photos` takes a photo or document; `GET /api/cases/:id/photos/:photo` shows it to those who may see it. */
export function mountPhotos(hono: Hono, ports: Ports): void {
  hono.post('/api/photos', ({ req }) => orBusy(upload(req.raw, ports), 'photos', ports));
  hono.get('/api/cases/:id/photos/:photo', ({ req }) =>
    orBusy(viewPhoto(req.raw, { caseId: req.param('id'), photoId: req.param('photo') }, ports), 'photo', ports),
  );
}

/** Store or files are down or slow: whoever sends the same again, with its key, finds out what became of it. */
async function orBusy(work: Promise<Response>, what: string, ports: Ports): Promise<Response> {
  try {
    return await work;
  } catch (error) {
    ports.log.requestFailed(what, error);
    return refused({ ok: false, code: 'busy', say: say('busy') });
  }
}

/**
 * 201 `{ id }`, and 200 with the same id where it was sent before under its `Idempotency-Key`. What it is its content says,
 * whatever name or type it is sent under; it is cleaned later. 400, 401, 413, 415, 429.
 */
async function upload(request: Request, ports: Ports): Promise<Response> {
  const identity = await identify(request, ports);
  if (!identity.ok) return refused(identity);
  const key = keyOf(request);
  if (key === null) return refused({ ok: false, code: 'bad-input', say: say('badKey') });
  const bytes = await readCapped(request, MOST_BYTES).catch(() => undefined);
  if (bytes === undefined) return refused({ ok: false, code: 'bad-input', say: say('noJson') });
  if (!bytes) return refusal('too-large', 'tooLarge');
  const type = typeOf(bytes);
  if (!type) return refusal('wrong-type', 'wrongType');
  const { userId } = identity;
  const id = key === undefined ? ports.newId() : uploadId(userId, key);
  const kept = await keep({ id, userId, type, bytes }, ports);
  if (kept === 'too-many') return refusal('too-many', 'tooMany');
  if (kept === 'gone') return refusal('gone', 'erased');
  return Response.json(
    { id },
    { status: kept === 'made' ? 201 : 200, headers: { 'cache-control': 'private, no-store' } },
  );
}

function refusal(code: RefusalCode, words: 'tooLarge' | 'wrongType' | 'tooMany' | 'erased'): Response {
  return refused({ ok: false, code, say: inBoth(locale => photoText[locale][words]) });
}

type Upload = {
  readonly id: string;
  readonly userId: string;
  readonly type: FileType;
  readonly bytes: Uint8Array;
};

/**
 * The record comes first, so that no bytes are without one, and is counted with all others, so that of many sent at once
 * no more are taken than may be.
 */
async function keep(
  { bytes, id, type, userId }: Upload,
  ports: Ports,
): Promise<'made' | 'known' | 'too-many' | 'gone'> {
  const { store } = ports;
  const ref = fileRef(id);
  await store.commit([{ kind: 'create', ref, data: reservedFor(userId, ports.now()) as JsonObject }]);
  const [file, count] = await Promise.all([
    store.get([ref]).then(([record]) => readFile(record)),
    store.count({ collection: 'files', where: { owner: userId } }),
  ]);
  // The same request, sent twice at once, was one too many.
  if (!file && count >= MOST_UNCLAIMED) return 'too-many';
  if (!file || file.data.state === 'erased') return 'gone';
  if (file.data.state !== 'awaiting') return 'known';
  if (count > MOST_UNCLAIMED) {
    await store.commit([{ kind: 'delete', ref, if: { version: file.version } }]);
    return 'too-many';
  }
  await ports.files.put(fileKey(id, 'raw'), bytes);
  const done = await store.commit([fileWrite(file, arrived(userId, type, bytes.length, ports.now()))]);
  if (done.ok) return 'made';
  // The same request, sent twice at once, was faster.
  await tidy(id, ports);
  return 'known';
}

function reservedFor(owner: string, now: number): FileRecord {
  const until = now + RESERVED_MS;
  const kept = { source: 'upload', owner, case: null, unclaimedUntil: until, due: until, tries: 0 } as const;
  return { state: 'awaiting', since: now, ...kept };
}

function arrived(owner: string, type: FileType, bytes: number, now: number): FileRecord {
  const kept = { source: 'upload', owner, case: null, unclaimedUntil: now + UNCLAIMED_MS, due: now, tries: 0 } as const;
  return { state: 'raw', type, bytes, ...kept };
}
