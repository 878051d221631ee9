import * as v from 'valibot';
import type { Turn } from '#domain/turn.ts';
import { isTooLong } from '#features/qna/model.ts';
import { categoryOf } from './category.ts';
import type { ComplaintCommand } from './commands.ts';
import { openDraft } from './model.ts';
import { localeOf } from './showing.ts';
import { smellsOfCorruption } from './smell.ts';
import { stepOf } from './steps.ts';
import { pick, stay } from './taking.ts';
import { complaintText } from './text.ts';

const Uuid = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
const Start = v.object({
  q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
  m: v.optional(v.pipe(v.string(), v.regex(/^\w{1,64}$/))),
});
const OfDraft = v.object({ d: Uuid });
const Pick = v.object({ d: Uuid, c: v.pipe(v.string(), v.maxLength(60)) });
const Same = v.object({ d: Uuid, c: Uuid });

/** A tapped button does something only for the draft it stood under; an older one changes and sends nothing, and says so. */
export function takeButton(act: string, args: unknown, turn: Turn): ComplaintCommand | undefined {
  const open = openDraft(turn);
  const its = (id: string) => (open?.id === id ? open : null);
  switch (act) {
    case 'start':
      return v.is(Start, args) ? start(args, turn) : undefined;
    case 'pick': {
      if (!v.is(Pick, args) || !categoryOf(args.c, turn.office)) return undefined;
      const draft = its(args.d);
      if (!draft) return { kind: 'stale', draft: open };
      return draft.sealed ? stay(draft) : pick(draft, args.c);
    }
    case 'send': {
      if (!v.is(OfDraft, args)) return undefined;
      const draft = its(args.d);
      if (!draft || stepOf(draft) === 'check') return { kind: 'send', id: args.d, draft };
      return stay(draft, complaintText[localeOf(draft, turn)].notSent);
    }
    case 'same': {
      if (!v.is(Same, args)) return undefined;
      const draft = its(args.d);
      if (draft && !draft.near.includes(args.c)) return stay(draft);
      return { kind: 'same', id: args.c, draft };
    }
    case 'differ': {
      if (!v.is(OfDraft, args)) return undefined;
      const draft = its(args.d);
      return draft
        ? { kind: 'step', draft: { ...draft, near: [] }, before: draft, lead: null }
        : { kind: 'stale', draft: open };
    }
    default:
      return undefined;
  }
}

/** The words travelled in the button; those of a message that was taken back since are gone. */
function start({ q, m }: v.InferOutput<typeof Start>, turn: Turn): ComplaintCommand {
  const draft = openDraft(turn);
  if (draft) return { kind: 'begun', draft };
  if (smellsOfCorruption(q)) return { kind: 'seal', draft: null, locale: turn.locale };
  const isGone = isTooLong(q) || (m !== undefined && turn.person.unsent.includes(m));
  return { kind: 'begin', words: isGone ? null : q, messageIds: m === undefined ? [] : [m] };
}
