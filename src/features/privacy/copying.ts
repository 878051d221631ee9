import { photosOf } from '#cases/record.ts';
import { openSessionOf } from '#domain/person.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import type { Json, JsonObject, Ref, Stored } from '#domain/record.ts';
import { dutyName } from '#features/staff/inviting.ts';
import { fileRef } from '#files/record.ts';
import { formRef } from '#forms/keeping.ts';
import { inBoth } from '#i18n/both.ts';
import { type Asker, type Held, isKnown } from './holding.ts';
import { hasMore } from './overview.ts';
import { isOwn, isoOf, ownCase, referenceIn, whenSet } from './own-case.ts';
import type { Copy } from './shapes.ts';
import { privacyText } from './text.ts';

/** Everything that is kept of somebody, as data: whole, and nobody else's. */

type Records = readonly (Stored | null)[];

/** As many as one read takes. */
const MOST_REFS = 100;

/** The forms as they were asked, and the photos and documents of one's own cases. */
export function copyRefs(all: readonly Held[]): Ref[] {
  const cases = all.flatMap(held => (held.kind === 'case' ? [held.of.data] : []));
  const forms = cases.flatMap(({ form }) => (form ? [formRef(form.id, form.version)] : []));
  const files = cases.flatMap(({ history }) => history.filter(isOwn).flatMap(photosOf)).map(fileRef);
  const each = new Map([...forms, ...files].map(ref => [`${ref.collection}/${ref.id}`, ref]));
  return [...each.values()].slice(0, MOST_REFS);
}

const remarks = ['never', 'copyOthers', 'copyUploads', 'copyLog', 'copyStaff'] as const;

/** Everything but what was said in polls and consultations, see `answers.ts`. */
export function copyOf(all: readonly Held[], records: Records, asker: Asker): Copy {
  const { now, office } = asker;
  const { isStaff } = asker.person;
  return {
    office: office.profile.name,
    at: isoOf(now),
    notice: NOTICE_VERSION,
    remarks: remarks
      .filter(remark => isStaff || remark !== 'copyStaff')
      .map(remark => inBoth(locale => privacyText[locale][remark])),
    person: personOf(asker),
    conversation: conversationOf(asker),
    waiting: records.flatMap(record => waitingOf(record, asker)),
    uploads: all
      .flatMap(held => (held.kind === 'uploads' ? held.files : []))
      .map(({ data, id }) => ({
        id,
        state: data.state,
        type: 'type' in data ? data.type : null,
        until: 'unclaimedUntil' in data && data.unclaimedUntil !== null ? isoOf(data.unclaimedUntil) : null,
      })),
    cases: all.flatMap(held => (held.kind === 'case' ? [ownCase(held.of, records, asker)] : [])),
    followed: all.flatMap(held => (held.kind === 'followed' ? [referenceIn(held.of.data)] : [])),
    hasMore: hasMore(all),
  };
}

function personOf({ person, userId, office }: Asker): Copy['person'] {
  const isKept = isKnown(person) || person.isStaff || person.locale !== null || person.name !== null;
  if (userId === null || !isKept) return null;
  return {
    lineId: userId,
    locale: person.locale,
    name: person.name,
    duties: person.duties.map(duty => inBoth(locale => dutyName(duty, { office, locale }))),
    joinedAt: whenSet(person.joinedAt),
    blocked: person.blocked,
    lastFollowOrUnfollow: whenSet(person.followedAt),
    lastMessage: whenSet(person.movedAt),
    unsent: person.unsent,
  };
}

function conversationOf({ now, person }: Asker): Copy['conversation'] {
  const session = openSessionOf(person, now);
  return session && { about: session.feature, said: withoutIds(session.data), until: isoOf(session.expires) };
}

/** Ids that mean something inside only: of cases that lie close by, of a colleague. */
const INNER_ID = /^(U[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

function withoutIds(value: Json): Json {
  if (typeof value === 'string') return INNER_ID.test(value) ? null : value;
  if (Array.isArray(value)) return value.map(withoutIds).filter(each => each !== null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .map(([name, each]) => [name, withoutIds(each)] as const)
      .filter(([, each]) => each !== null),
  );
}

/** A notice that waits for this person; its words where they are written already. */
function waitingOf(record: Stored | null, { userId }: Asker): Copy['waiting'] {
  if (record?.ref.collection !== 'outbox') return [];
  const { about, at, body, reader, state } = record.data as { readonly [field: string]: Json | undefined };
  if (state !== 'held' || reader !== userId || typeof at !== 'number') return [];
  const id = typeof about === 'object' && about !== null && 'id' in about ? about.id : null;
  return [{ at: isoOf(at), case: typeof id === 'string' ? id : null, messages: messagesIn(body) }];
}

function messagesIn(body: Json | undefined): unknown[] {
  if (typeof body !== 'string') return [];
  const { messages } = JSON.parse(body) as { messages?: unknown };
  return Array.isArray(messages) ? messages : [];
}
