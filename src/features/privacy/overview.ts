import { stateName } from '#cases/names.ts';
import { referenceOf } from '#cases/record.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import { inBoth } from '#i18n/both.ts';
import type { Locale } from '#i18n/texts.ts';
import { sorted } from './erasing.ts';
import { type Asker, fateOf, type Held, MOST_CASES } from './holding.ts';
import type { Erased, Overview } from './shapes.ts';
import { caseName, contactWords, heldWords, keptWords, noticeWords, reasonWords } from './telling.ts';
import { privacyText } from './text.ts';

/** What is kept of somebody, and what became of it, as pages get it. */

type HeldCase = Extract<Held, { kind: 'case' }>;
type Thing = Exclude<Held, HeldCase>;

/** A sentence about this person in both languages. */
export function toBoth(asker: Asker, say: (asker: Asker) => string) {
  return inBoth((locale: Locale) => say({ ...asker, locale }));
}

export function overviewOf(all: readonly Held[], asker: Asker): Overview {
  const { locale, name, isStaff } = asker.person;
  return {
    notice: { version: NOTICE_VERSION, words: toBoth(asker, noticeWords) },
    person: { locale, name, isStaff },
    held: all.filter(isThing).map(held => ({
      kind: held.kind,
      words: toBoth(asker, each => heldWords(held, each)),
      why: fateOf(held, asker).goes ? null : toBoth(asker, each => whyStays(held, each)),
      until: untilOf(held, asker),
    })),
    cases: all.filter(isCase).map(held => caseLine(held, asker)),
    hasMore: hasMore(all),
    never: toBoth(asker, each => privacyText[each.locale].never),
    register: toBoth(asker, each => privacyText[each.locale].register),
    contact: toBoth(asker, contactWords),
  };
}

function caseLine(held: HeldCase, asker: Asker): Overview['cases'][number] {
  const { data, id } = held.of;
  return {
    id,
    number: referenceOf(data)?.number ?? null,
    year: data.year,
    kind: data.kind,
    name: toBoth(asker, each => caseName(held.of, each)),
    state: inBoth(locale => stateName(data, locale)),
    isOpen: data.open,
    kept: toBoth(asker, each => keptWords(held.of, fateOf(held, each), each)),
    why: toBoth(asker, each => whyStays(held, each)),
    until: untilOf(held, asker),
  };
}

/** What erasing came to; its words are the office's own. */
export function erasedOf(all: readonly Held[], asker: Asker): Erased {
  const { goes, stays } = sorted(all, asker);
  return {
    went: goes.filter(isThing).reduce<Erased['went']>(counted, []),
    stays: stays.filter(isStaying).map(held => ({
      kind: held.kind,
      name: held.kind === 'case' ? toBoth(asker, each => caseName(held.of, each)) : null,
      kept: held.kind === 'case' ? toBoth(asker, each => keptWords(held.of, fateOf(held, each), each)) : null,
      why: toBoth(asker, each => whyStays(held, each)),
      until: untilOf(held, asker),
    })),
    hasMore: goes.some(({ kind }) => kind === 'followed') && hasMore(all),
  };
}

function counted(before: Erased['went'], held: Thing): Erased['went'] {
  const count = held.kind === 'waiting' ? held.notices.length : held.kind === 'uploads' ? held.files.length : 1;
  const known = before.find(({ kind }) => kind === held.kind);
  return [...before.filter(each => each !== known), { kind: held.kind, count: count + (known?.count ?? 0) }];
}

function whyStays(held: Held, asker: Asker): string {
  const mine = privacyText[asker.locale];
  if (held.kind === 'case') return reasonWords(held.of.data.kind, asker);
  return held.kind === 'log' ? mine.becauseLog : mine.becauseStaff;
}

function untilOf(held: Held, asker: Asker): string | null {
  const fate = fateOf(held, asker);
  return fate.goes || fate.until === null ? null : bangkokDay(fate.until);
}

/** As many cases were found as are looked at. */
export function hasMore(all: readonly Held[]): boolean {
  return all.filter(({ kind }) => kind === 'case' || kind === 'followed').length >= MOST_CASES;
}

function isCase(held: Held): held is HeldCase {
  return held.kind === 'case';
}

/** What can have a reason to stay, see `fateOf`. */
function isStaying(held: Held): held is Extract<Held, { kind: 'case' | 'name' | 'duties' | 'log' }> {
  return ['case', 'name', 'duties', 'log'].includes(held.kind);
}

function isThing(held: Held): held is Thing {
  return held.kind !== 'case';
}
