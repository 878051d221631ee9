import type { JsonObject, Stored } from '#domain/record.ts';
import { clean } from '../files/cleaning/clean.ts';
import { typeOf } from '../files/cleaning/type.ts';
import { type Form, fileKey } from '../files/keys.ts';
import { type FileRecord, fileRef, fileWrite, readFile, type StoredFile } from '../files/record.ts';
import type { Ports } from '../ports.ts';

/** So many files a run, one after the other, for each is held in memory; and none is begun when the run has taken long. */
const AT_MOST = 10;
const RUN_MS = 10_000;
/** More than a phone's photo; LINE makes them smaller. */
const MOST_BYTES = 10 * 1024 * 1024;
/** What LINE has not given by then it will not give. */
const GIVE_UP_MS = 24 * 3_600_000;
const FIRST_GAP_MS = 5_000;
const MOST_GAP_MS = 3_600_000;
/** Whoever was just writing the bytes of an erased file has ended by then, see the deadlines of LINE, store and files. */
const SWEEP_AGAIN_MS = 600_000;
/** awaiting → raw → clean, without its raw bytes; none has more steps. */
const MOST_STEPS = 4;

/**
 * Fetches the photos that LINE keeps, cleans what was sent, and lets go what must go. The next state is written against the
 * version that was read, and bytes are written before it and deleted after it: run twice, or broken off anywhere, this does
 * it once, and no bytes outlive their record. A file that makes trouble is tried again later and stops no other.
 */
export async function files(ports: Ports): Promise<void> {
  const started = ports.now();
  const { records } = await ports.store.query({
    collection: 'files',
    order: { field: 'due', to: started },
    limit: AT_MOST,
  });
  const failures: unknown[] = [];
  for (const record of records) {
    if (ports.now() - started > RUN_MS) break;
    await tend(record, ports).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'files that could not be dealt with');
}

/** Takes a file as far as it goes now. */
async function tend(record: Stored, ports: Ports): Promise<void> {
  let current: Stored | null = record;
  for (let steps = 0; current && steps < MOST_STEPS; steps += 1) {
    const file = readFile(current);
    if (!file) return setAside(current, ports);
    if (file.data.due === null || file.data.due > ports.now()) return;
    await step(file, ports);
    [current = null] = await ports.store.get([record.ref]);
  }
}

/** One that nobody can read stands in nobody's way; its bytes stay with it. */
async function setAside({ data, ref, version }: Stored, ports: Ports): Promise<void> {
  ports.log.jobFailed('file', new TypeError());
  await ports.store.commit([{ kind: 'replace', ref, data: { ...data, due: null } as JsonObject, if: { version } }]);
}

async function step(file: StoredFile, ports: Ports): Promise<void> {
  const next = await nextState(file, ports).catch((error: unknown) => {
    ports.log.jobFailed('file', error);
    return later(file.data, ports.now());
  });
  const write = next === 'gone' ? removal(file) : fileWrite(file, next);
  const done = await ports.store.commit([write]);
  if (!done.ok) return tidy(file.id, ports);
  if (next !== 'gone' && next.state !== file.data.state)
    ports.log.fileMoved(next.state, 'reason' in next ? next.reason : null, 'bytes' in next ? next.bytes : null);
}

function removal({ id, version }: StoredFile) {
  return { kind: 'delete', ref: fileRef(id), if: { version } } as const;
}

/** What becomes of a file whose time has come. `gone`: nothing is left but its record. */
async function nextState({ id, data }: StoredFile, ports: Ports): Promise<FileRecord | 'gone'> {
  const now = ports.now();
  if (data.state === 'erased') return erase(id, data, ports);
  if (data.unclaimedUntil !== null && data.unclaimedUntil <= now)
    return { state: 'erased', swept: false, due: now, tries: 0 };
  switch (data.state) {
    case 'awaiting':
      return data.source === 'line' ? fetched(id, data, ports) : { ...data, due: data.unclaimedUntil };
    case 'raw':
      return cleaned(id, data, ports);
    case 'clean':
    case 'refused':
      if (data.raw) await ports.files.delete(fileKey(id, 'raw'));
      return { ...data, raw: false, tries: 0, due: data.unclaimedUntil };
    case 'unavailable':
      return { ...data, due: data.unclaimedUntil };
    default:
      return data satisfies never;
  }
}

type In<S extends FileRecord['state']> = Extract<FileRecord, { state: S }>;

async function erase(id: string, data: In<'erased'>, ports: Ports): Promise<FileRecord | 'gone'> {
  await removeBytes(id, ['raw', 'clean'], ports);
  return data.swept ? 'gone' : { ...data, swept: true, tries: 0, due: ports.now() + SWEEP_AGAIN_MS };
}

async function fetched(id: string, data: In<'awaiting'>, ports: Ports): Promise<FileRecord> {
  const { since, ...kept } = data;
  const found = await ports.line.content(id, MOST_BYTES);
  const now = ports.now();
  switch (found.kind) {
    case 'bytes':
      return received(id, found.bytes, kept, ports);
    case 'too-large':
      return { ...kept, ...ended, state: 'refused', reason: 'too-large', raw: false };
    case 'gone':
      return { ...kept, ...ended, state: 'unavailable' };
    case 'not-yet':
    case 'unknown':
      return now - since >= GIVE_UP_MS ? { ...kept, ...ended, state: 'unavailable' } : later(data, now);
    default:
      return found satisfies never;
  }
}

const ended = { due: null, tries: 0 };

/** What is no picture is not even stored. */
async function received(
  id: string,
  bytes: Uint8Array,
  kept: Omit<In<'awaiting'>, 'state' | 'since'>,
  ports: Ports,
): Promise<FileRecord> {
  const type = typeOf(bytes);
  if (type === null || type === 'application/pdf')
    return { ...kept, ...ended, state: 'refused', reason: 'not-an-image', raw: false };
  await ports.files.put(fileKey(id, 'raw'), bytes);
  return { ...kept, state: 'raw', type, bytes: bytes.length, due: ports.now(), tries: 0 };
}

async function cleaned(id: string, data: In<'raw'>, ports: Ports): Promise<FileRecord> {
  const { bytes: _, type: __, ...kept } = data;
  const raw = await ports.files.get(fileKey(id, 'raw'));
  const next = { raw: true, due: ports.now(), tries: 0 };
  if (!raw) return { ...kept, ...next, state: 'refused', reason: 'damaged' };
  const done = clean(raw, data.source === 'upload' ? 'documents-too' : 'images');
  if (!done.ok) return { ...kept, ...next, state: 'refused', reason: done.reason };
  await ports.files.put(fileKey(id, 'clean'), done.bytes);
  const { height, type, width } = done;
  return { ...kept, ...next, state: 'clean', type, width, height, bytes: done.bytes.length };
}

/** Again after a while that grows; an upload that no case takes ends in time all the same. */
function later(data: FileRecord, now: number): FileRecord {
  const due = now + Math.min(MOST_GAP_MS, FIRST_GAP_MS * 2 ** Math.min(data.tries, 20));
  return { ...data, tries: data.tries + 1, due };
}

/** Somebody has changed the record while its bytes were written: none are left that it does not speak of. */
export async function tidy(id: string, ports: Ports): Promise<void> {
  const [record] = await ports.store.get([fileRef(id)]);
  const state = record ? (readFile(record)?.data.state ?? 'unknown') : 'none';
  if (state === 'none' || state === 'erased') return removeBytes(id, ['raw', 'clean'], ports);
  if (state === 'clean' || state === 'refused' || state === 'unavailable') return removeBytes(id, ['raw'], ports);
}

async function removeBytes(id: string, forms: readonly Form[], ports: Ports): Promise<void> {
  for (const form of forms) await ports.files.delete(fileKey(id, form));
}
