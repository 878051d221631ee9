import * as v from 'valibot';
import { showsPhoto } from '#cases/erasing.ts';
import { type JsonObject, type Ref, ref, refKey, type Stored, type Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { handlers } from '#features/handlers.ts';
import { erasedFile } from '#files/record.ts';
import { erasers } from '../store/erasers.ts';
import type { Chosen } from './choose.ts';

const Held = v.object({ refs: v.array(v.string()) });
const REMEMBERED = 50;

/** Where it is written which records hold the words of a message: under its sender, for nobody else can take it back. */
export function messageRef(userId: string, messageId: string): Ref {
  return ref('messages', `${userId}:${messageId}`);
}

/**
 * A message taken back goes everywhere its words went: the records that `messages/{id}` names, the open conversation (whose
 * feature may keep the rest of it), the stored answers and the notices on their way. Its id is remembered, for the message may arrive after its unsend.
 * Source: Messaging API, Processing on receipt of unsend event.
 */
export function unsend(turn: Turn, messageId: string, held: Stored | null): Chosen {
  const refs = held ? v.parse(Held, held.data).refs.map(parseRef) : [];
  return {
    feature: turn.person.session?.feature ?? 'home',
    resumes: false,
    plan: { read: refs.length ? { refs } : undefined, decide: records => erased(turn, messageId, held, records) },
  };
}

function erased(turn: Turn, messageId: string, held: Stored | null, records: readonly (Stored | null)[]): Outcome {
  const { session, unsent } = turn.person;
  const isPhoto = records.some(record => record?.ref.collection === 'cases' && showsPhoto(record.data, messageId));
  const writes = [
    ...records.flatMap(record => (record ? eraseWrite(record, messageId, turn) : [])),
    ...(isPhoto ? [erasedFile(messageId, turn.now)] : []),
  ];
  return {
    replies: [],
    writes: held ? [...writes, { kind: 'delete', ref: held.ref }] : writes,
    person: {
      unsent: [...unsent.filter(id => id !== messageId), messageId].slice(-REMEMBERED),
      ...(turn.person.nameFrom === messageId ? { name: null, nameFrom: null } : {}),
    },
    ...(session?.messageIds.includes(messageId)
      ? { session: handlers[session.feature].forget?.(session, messageId, turn.office) ?? null }
      : {}),
  };
}

function eraseWrite(record: Stored, messageId: string, turn: Turn): Write[] {
  const erase = erasers[record.ref.collection];
  if (!erase) return [];
  const data: JsonObject = erase(record.data, messageId, turn.now);
  return [{ kind: 'replace', ref: record.ref, data, if: { version: record.version } }];
}

function parseRef(key: string): Ref {
  const [collection = '', id = ''] = key.split('/');
  const found = ref(collection, id);
  if (refKey(found) !== key) throw new Error('bad reference');
  return found;
}
