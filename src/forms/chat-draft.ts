import * as v from 'valibot';
import type { Answer, Form, Question } from '#domain/form.ts';
import type { JsonObject } from '#domain/record.ts';
import type { OpenSession, Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { type Check, checkField } from './checking-field.ts';
import { givenTo, isQuestion } from './shown.ts';
import { versionOf } from './version.ts';

/** A form that is being filled in in the chat, as its session keeps it. */

const Place = v.object({
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  words: v.nullable(v.string()),
});
const Answered = v.object({
  answer: v.union([v.string(), v.array(v.string()), Place]),
  /** The LINE messages that said so; a tapped button is none. */
  ids: v.array(v.string()),
});
type Answered = v.InferOutput<typeof Answered>;

/** Its id becomes the id of what is filed, so that sending it twice files it once. */
export const FormDraft = v.object({
  id: v.string(),
  form: v.string(),
  /** The version that the person sees (`versionOf`). */
  version: v.string(),
  locale: v.picklist(['th', 'en']),
  /** The person's own language when it began: one chosen since then counts more. */
  own: v.nullable(v.picklist(['th', 'en'])),
  given: v.record(v.string(), Answered),
  /** Questions that were passed over, and lists to which nothing more is added. */
  closed: v.array(v.string()),
  /** A question that is asked again. */
  asking: v.nullable(v.string()),
  /** The person is choosing which answer to change. */
  choosing: v.boolean(),
  /** The photos sent in one go that are arriving: how many of them have come. */
  set: v.nullable(v.object({ id: v.string(), seen: v.number() })),
  /** Words of corruption were typed: nothing more is taken in until the person goes on with another matter. */
  sealed: v.boolean(),
});
export type FormDraft = v.InferOutput<typeof FormDraft>;

export function newFormDraft(form: Form, { newId, locale, person }: Turn): FormDraft {
  return {
    id: newId(),
    form: form.id,
    version: versionOf(form),
    locale,
    own: person.locale,
    given: {},
    closed: [],
    asking: null,
    choosing: false,
    set: null,
    sealed: false,
  };
}

/** The draft that a session holds, without what was taken back meanwhile; null where it holds none. */
export function readFormDraft({ data }: Pick<OpenSession, 'data'>, unsent: readonly string[] = []): FormDraft | null {
  const parsed = v.safeParse(FormDraft, data);
  if (!parsed.success) return null;
  return unsent.filter(id => messageIdsOf(parsed.output).includes(id)).reduce(withoutMessage, parsed.output);
}

export function draftData(draft: FormDraft): JsonObject {
  return draft as JsonObject;
}

/** The language of a conversation: the one it began in, unless the person has chosen another since. */
export function localeOf({ locale, own }: FormDraft, { person }: Turn): Locale {
  return person.locale && person.locale !== own ? person.locale : locale;
}

export function answersIn({ given }: FormDraft): { readonly [field: string]: Answer } {
  return Object.fromEntries(Object.entries(given).map(([field, { answer }]) => [field, answer]));
}

/** The LINE messages whose words, places and photos a draft holds. */
export function messageIdsOf({ given }: FormDraft): string[] {
  return [...new Set(Object.values(given).flatMap(({ ids }) => ids))];
}

export function idsOf({ given }: FormDraft, field: string): readonly string[] {
  return givenTo(given, field)?.ids ?? [];
}

/** The draft with another answer to this question; null: with none. */
export function withAnswer(draft: FormDraft, field: string, answered: Answered | null): FormDraft {
  const { [field]: _, ...others } = draft.given;
  return { ...draft, given: answered ? { ...others, [field]: answered } : others };
}

/** A draft without what this message said: its question is asked again; of a list of photos one goes. */
export function withoutMessage(draft: FormDraft, messageId: string): FormDraft {
  return Object.entries(draft.given).reduce(
    (left, [field, { answer, ids }]) => {
      if (!ids.includes(messageId)) return left;
      const isPhoto = Array.isArray(answer) && answer.includes(messageId);
      const rest = isPhoto ? answer.filter(id => id !== messageId) : [];
      const others = ids.filter(id => id !== messageId);
      return withAnswer(left, field, rest.length > 0 ? { answer: rest, ids: others } : null);
    },
    reopenedBy(draft, messageId),
  );
}

/** A list that lost its last entry is no longer complete. */
function reopenedBy(draft: FormDraft, messageId: string): FormDraft {
  const closed = draft.closed.filter(field => {
    const ids = idsOf(draft, field);
    return !(ids.length === 1 && ids.includes(messageId));
  });
  return { ...draft, closed };
}

/** The draft under a form that has changed since: what still answers its questions stays, the rest is asked again. */
export function revised(draft: FormDraft, form: Form, check: Check): FormDraft {
  const stays = (field: Question) => {
    const answered = givenTo(draft.given, field.id);
    return answered !== undefined && checkField(field, answered.answer, check).ok;
  };
  const kept = form.fields.filter(isQuestion).filter(stays);
  const given = Object.fromEntries(Object.entries(draft.given).filter(([id]) => kept.some(field => field.id === id)));
  const closed = draft.closed.filter(id => Object.hasOwn(given, id));
  return { ...draft, version: versionOf(form), given, closed, asking: null, choosing: false, set: null };
}
