import * as v from 'valibot';
import { divisionNames } from '#cases/names.ts';
import { type Case, type Entry, readableCases, type StoredCase, whatOf } from '#cases/record.ts';
import { historyRefs, verifyHistory } from '#cases/verifying.ts';
import { can, mayWorkFor } from '#domain/actor.ts';
import { type AnyEndpoint, type ApiContext, type Caller, only } from '#domain/endpoint.ts';
import type { Stored } from '#domain/record.ts';
import { askedForm, besides, photosIn, placeOf, rowsOf } from '#features/case/detail.ts';
import { CaseInput, CaseSummary, SeenPlace, SeenRow, SeenStep } from '#features/case/shapes.ts';
import { summaryOf } from '#features/case/summary.ts';
import { startWords } from '#features/eservice/requesting.ts';
import { startOf } from '#features/eservice/seats.ts';
import { inBoth } from '#i18n/both.ts';
import { lines } from '#line/messages/text.ts';
import { Both } from '#offices/schema/common.ts';
import { mayRead, typedReference } from './access.ts';
import { readDeskCase } from './calls.ts';
import { deliveryOf, withNotices } from './delivery.ts';
import { deskPageText } from './page-text.ts';
import { dueOf, holderOf, timeOf, whoOf } from './telling.ts';
import { deskText } from './text.ts';

const { at, id, kind, number, open, state, stateName, subject, year } = CaseSummary.entries;
const DeskCase = v.object({
  ...{ at, id, kind, number, open, state, stateName, subject, year },
  urgent: v.boolean(),
  division: Both,
  holder: Both,
  due: Both,
  /** When whoever filed it comes, as it stands now. */
  appointment: v.nullable(Both),
  channel: v.picklist(['chat', 'liff']),
  what: v.nullable(v.string()),
  place: v.nullable(SeenPlace),
  answers: v.nullable(v.array(SeenRow)),
  /** Which form was answered; its table can be had by who may have it. */
  form: v.nullable(v.string()),
  mayExport: v.boolean(),
  steps: v.array(v.object({ ...SeenStep.entries, internal: v.boolean() })),
  /** What became of the newest notice to whoever filed it. */
  delivery: v.nullable(v.object({ label: Both, value: Both })),
  /** Is the history what was written? */
  chain: v.object({ whole: v.boolean(), say: Both }),
  /** What to type in the chat to go on working on it; null for who only reads. */
  typed: v.nullable(Both),
});
export type DeskCase = v.InferOutput<typeof DeskCase>;

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];

/** The staff's side: one case whole, for those who may read it. Work itself is done in the chat. */
export const endpoints: readonly AnyEndpoint[] = [
  only('case.read', readDeskCase, {
    summary: { th: 'หนึ่งเรื่อง สำหรับเจ้าหน้าที่', en: 'One case, for its staff' },
    input: CaseInput,
    output: DeskCase,
    refuses: ['not-found'],
    read: ({ id }) => ({ ...withNotices(id), beside: historyRefs(id) }),
    readMore: (_, context, records) => {
      const stored = readable(records, context);
      return stored && besides(stored.data);
    },
    decide: ({ id }, context, records) => {
      const stored = readable(records, context);
      if (stored) return { ok: true, value: whole(stored, context, records, historyRefs(id).length) };
      return { ok: false, code: 'not-found', say: inBoth(locale => deskPageText[locale].notFound) };
    },
  }),
];

/** Another division's case and one that does not exist are the same. */
function readable(records: Records, { caller }: Context): StoredCase | undefined {
  const [stored] = readableCases(records.slice(0, 1));
  return stored && mayRead(caller.person.duties, stored.data.division) ? stored : undefined;
}

function whole(stored: StoredCase, context: Context, records: Records, chained: number): DeskCase {
  const { data } = stored;
  const { caller, now, office } = context;
  const { duties } = caller.person;
  const { mine: _, next: __, turn: ___, needsMe: ____, ...summary } = summaryOf(stored, context);
  const telling = (locale: 'th' | 'en') => ({ locale, now, office });
  const delivery = (locale: 'th' | 'en') =>
    deliveryOf(
      records.filter(record => record?.ref.collection === 'outbox'),
      data,
      telling(locale),
    );
  const isTold = delivery('th') !== null;
  const start = data.seat === null ? null : startOf(data.seat);
  return {
    ...summary,
    urgent: data.urgent,
    division: divisionNames(data.division, office),
    holder: inBoth(locale => holderOf(data, caller.userId, telling(locale))),
    due: inBoth(locale => dueOf(data, telling(locale))),
    appointment: start && inBoth(locale => startWords(start, locale)),
    channel: data.channel,
    what: whatOf(data),
    place: data.where && placeOf(data.where),
    answers: rowsOf(data, askedForm(data, records), 'staff'),
    form: data.form?.id ?? null,
    mayExport: data.form !== null && can(duties, 'case.export'),
    steps: data.history.map(entry => stepOf(entry, data, context, records)),
    delivery: isTold
      ? {
          label: inBoth(locale => delivery(locale)?.label ?? ''),
          value: inBoth(locale => delivery(locale)?.value ?? ''),
        }
      : null,
    chain: chainOf(data, records.slice(0, chained)),
    typed: mayWorkFor(duties, data.division)
      ? inBoth(locale => deskPageText[locale].typed(typedReference(data, { locale })))
      : null,
  };
}

function stepOf(entry: Entry, data: Case, { now, office }: Context, records: Records): DeskCase['steps'][number] {
  const { act, at, isPublic, messageIds, seq, stars, words } = entry;
  // Who follows a case is not who filed it, and is nobody to staff.
  const isNamed = act !== 'follow' && entry.by !== 'system';
  return {
    seq,
    at,
    act,
    title: inBoth(locale => deskText[locale].acts[act]),
    who: isNamed ? inBoth(locale => whoOf(entry, data, { locale, now, office })) : null,
    words,
    erased: words === null && messageIds.length > 0,
    stars,
    photos: photosIn(entry, records),
    internal: !isPublic,
  };
}

function chainOf(data: Case, chained: Records): DeskCase['chain'] {
  const fault = verifyHistory(chained);
  if (!fault) return { whole: true, say: inBoth(locale => deskText[locale].verified(data.head.length)) };
  const entry = data.history[fault.seq];
  return {
    whole: false,
    say: inBoth(locale => {
      const words = deskText[locale];
      const when = entry ? timeOf(entry.at, { locale }) : '';
      const named = words.broken(fault.seq + 1, entry ? words.acts[entry.act] : '', when);
      return lines(named, words.faults[fault.what], words.tellSecretary);
    }),
  };
}
