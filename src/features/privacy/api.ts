import * as v from 'valibot';
import { type AnyEndpoint, type ApiContext, type Caller, type Decision, only, type Refusal } from '#domain/endpoint.ts';
import { Person, stranger } from '#domain/person.ts';
import { type JsonObject, type Read, ref, type Stored, type Write } from '#domain/record.ts';
import { parseName } from '#features/staff/model.ts';
import { inBoth } from '#i18n/both.ts';
import { answerEndpoints } from './answers.ts';
import { correctData, downloadData, eraseData, readPrivacy } from './calls.ts';
import { copyOf, copyRefs } from './copying.ts';
import { erasures, leftOf, sorted } from './erasing.ts';
import { type Asker, type Held, holdingsOf, holdingsRead, isKnown } from './holding.ts';
import { erasedOf, overviewOf } from './overview.ts';
import { Copy, Corrected, Correction, Erased, Nothing, Overview } from './shapes.ts';
import { privacyText } from './text.ts';

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];

/** One's own data: what is kept and why, all of it as a file, putting it right, erasing it. */
export const endpoints: readonly AnyEndpoint[] = [
  only('person', readPrivacy, {
    summary: { th: 'ข้อมูลของฉันที่เก็บไว้ และประกาศความเป็นส่วนตัว', en: 'What is kept of me, and the privacy notice' },
    input: Nothing,
    output: Overview,
    read: (_, context) => firstRead(context),
    readMore: (_, context) => ({ query: uploadsOf(context) }),
    decide: (_, context, records) => {
      const { all, asker } = asked(context, records);
      return { ok: true, value: overviewOf(all, asker) };
    },
  }),
  only('person', downloadData, {
    summary: { th: 'ข้อมูลทั้งหมดของฉัน เป็นไฟล์', en: 'All my data, as a file' },
    input: Nothing,
    output: Copy,
    read: (_, context) => firstRead(context),
    readMore: (_, context, records) => ({
      query: uploadsOf(context),
      beside: copyRefs(asked(context, records).all),
    }),
    decide: (_, context, records) => {
      const { all, asker } = asked(context, records);
      return { ok: true, value: copyOf(all, records, asker) };
    },
  }),
  only('person', correctData, {
    summary: { th: 'แก้ภาษา หรือชื่อของเจ้าหน้าที่', en: 'Put my language right, or a staff member’s name' },
    input: Correction,
    output: Corrected,
    read: (_, { caller }) => ({ refs: [ref('people', caller.userId)] }),
    decide: correct,
  }),
  only('person', eraseData, {
    summary: { th: 'ลบข้อมูลของฉันเท่าที่ลบได้', en: 'Erase what need not be kept of me' },
    input: Nothing,
    output: Erased,
    read: (_, context) => firstRead(context),
    readMore: (_, context) => ({ query: uploadsOf(context) }),
    decide: (_, context, records) => {
      const { all, asker, record } = asked(context, records);
      return { ok: true, value: erasedOf(all, asker), writes: erasing(all, asker, record) };
    },
  }),
  ...answerEndpoints,
];

/** Cases and waiting notices as the chat reads them, and the person's own record, against whose version it is written. */
function firstRead({ caller }: Context): Read | undefined {
  const read = holdingsRead(caller);
  return read && { ...read, beside: [ref('people', caller.userId), ...(read.beside ?? [])] };
}

/** More than anybody may have waiting. */
const MOST_UPLOADS = 100;

function uploadsOf({ caller }: Context) {
  return { collection: 'files', where: { owner: caller.userId }, limit: MOST_UPLOADS };
}

/** The person as the records say, who may have changed since the call was let in. */
function asked({ caller, locale, now, office }: Context, records: Records) {
  const record = personIn(records, caller);
  const person = record ? v.parse(Person, record.data) : stranger();
  const asker: Asker = { locale, now, office, person, userId: caller.userId };
  return { asker, record, all: holdingsOf(asker, records) };
}

function personIn(records: Records, { userId }: Caller): Stored | null {
  return records.find(record => record?.ref.collection === 'people' && record.ref.id === userId) ?? null;
}

/** As in the chat; where there is nothing that late events are measured by, as of whoever only uses pages, no record is left. */
function erasing(all: readonly Held[], asker: Asker, record: Stored | null): readonly Write[] {
  const { goes } = sorted(all, asker);
  if (goes.length === 0) return [];
  const { now, person } = asker;
  const writes = erasures(goes, asker);
  if (!record) return writes;
  const { ref: target, version } = record;
  const left = { ...person, ...leftOf(goes, asker), session: null };
  if (!isKnown(person) && !person.isStaff && !person.blocked && left.heldNotices.length === 0)
    return [...writes, { kind: 'delete', ref: target, if: { version } }];
  const data: Person = { ...left, movedAt: Math.max(person.movedAt, now) };
  return [...writes, { kind: 'replace', ref: target, data: data as JsonObject, if: { version } }];
}

function correct({ locale, name: said }: Correction, { caller }: Context, [record]: Records): Decision<Corrected> {
  const before = record ? v.parse(Person, record.data) : stranger();
  if (said !== undefined && !before.isStaff) return badName('nameStaffOnly');
  const name = said === undefined ? before.name : parseName(said);
  if (said !== undefined && name === null) return badName('nameUnfit');
  const after: Person = {
    ...before,
    locale: locale ?? before.locale,
    ...(name === before.name ? {} : { name, nameFrom: null }),
  };
  const made = after.locale !== before.locale || after.name !== before.name;
  const value = { made, locale: after.locale, hasName: after.name !== null };
  if (!made) return { ok: true, value };
  const data = after as JsonObject;
  const target = ref('people', caller.userId);
  const write: Write = record
    ? { kind: 'replace', ref: target, data, if: { version: record.version } }
    : { kind: 'create', ref: target, data };
  return { ok: true, value, writes: [write] };
}

function badName(words: 'nameStaffOnly' | 'nameUnfit'): Refusal {
  const say = inBoth(locale => privacyText[locale][words]);
  return { ok: false, code: 'bad-input', say, fields: [{ field: 'name', code: 'unfit', say }] };
}
