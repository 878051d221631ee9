import { referenceName } from '#cases/names.ts';
import { toldToOwner } from '#cases/notices.ts';
import { type Case, type Entry, photosOf, readCase, type StoredCase } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import { mayWorkFor } from '#domain/actor.ts';
import type { Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { cardMessage } from '#line/messages/card.ts';
import { excerpt } from '#line/messages/limits.ts';
import { lines, longText, text, withQuickReplies } from '#line/messages/text.ts';
import { isOwn, notYours, readable, typedReference, workable } from './access.ts';
import { caseAlt, caseCard, nextButtons, rareButtons } from './cards.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import type { Target } from './model.ts';
import { timeOf, whoOf } from './telling.ts';
import { deskText } from './text.ts';

/** A case as staff see it: the card, and everything that happened, internal notes marked. */
export function show(target: Target, turn: Turn, [record = null, ...notices]: readonly (Stored | null)[]): Outcome {
  const seen = readable(record, target, turn);
  if ('found' in seen) {
    const { data } = seen.found;
    return shown(seen.found, turn, 'id' in target ? deliveryOf(notices, data, turn) : isTold(data) ? 'ask' : null);
  }
  const own = record && turn.place === 'private' ? readCase(record) : null;
  return own && isOwn(own.data, turn.userId) ? shown(own, turn) : notYours(target, turn);
}

/** Was whoever filed it told of any step? By its number a case is found alone, without its notices. */
function isTold({ from, history }: Case): boolean {
  return from !== null && history.some(({ act }) => act in toldToOwner);
}

/** Somebody of the staff who filed it for another division sees of it what any resident would. */
function shown({ id, data }: StoredCase, turn: Turn, delivery?: Delivery | 'ask' | null): Outcome {
  const as = delivery === undefined ? 'resident' : 'staff';
  const mine = deskText[turn.locale];
  const mayWork = as === 'staff' && mayWorkFor(turn.person.duties, data.division);
  const own = isOwn(data, turn.userId) ? (as === 'staff' ? mine.ownMixed : mine.own) : undefined;
  const title = caseWords[turn.locale].kinds[data.kind];
  const bubble = caseCard(
    {
      id,
      subject: data,
      title,
      ...(own ? { lead: own } : {}),
      reader: turn.userId,
      buttons: mayWork ? nextButtons(id, data, turn.locale) : [],
      withMore: as === 'staff',
      asOwner: as === 'resident',
      ...(delivery === 'ask' ? { withDelivery: true } : { delivery: delivery ?? null }),
    },
    turn,
  );
  const entries = as === 'staff' ? data.history : data.history.filter(entry => entry.isPublic).map(unnamed);
  return {
    replies: [cardMessage(caseAlt({ subject: data, title }, turn), bubble), ...longText(timeline(entries, data, turn))],
    copies: 'decide',
  };
}

function unnamed(entry: Entry): Entry {
  return { ...entry, name: null };
}

/** What four messages hold for certain, with room where a message ends at a word. */
const MOST_UNITS = 16_000;

/** The newest entries in their order; what does not fit is counted. */
function timeline(entries: readonly Entry[], subject: Case, turn: Turn): string {
  const mine = deskText[turn.locale];
  const kept: string[] = [];
  let units = 0;
  for (const entry of entries.toReversed()) {
    const words = entryWords(entry, subject, turn);
    units += words.length + 2;
    if (units > MOST_UNITS) break;
    kept.unshift(words);
  }
  const left = entries.length - kept.length;
  return [mine.timeline, ...(left > 0 ? [mine.earlier(left)] : []), ...kept].join('\n\n');
}

/** What was filed is shown nearly whole, for it is what the work is about. */
function entryWords(entry: Entry, subject: Case, turn: Turn): string {
  const mine = deskText[turn.locale];
  const photos = photosOf(entry).length;
  const isErased = entry.words === null && entry.messageIds.length > 0;
  const most = entry.seq === 0 ? 3500 : 900;
  return lines(
    [
      `• ${timeOf(entry.at, turn)}`,
      mine.acts[entry.act],
      // Who follows a case is not who filed it, and is nobody to staff.
      ...(entry.act === 'follow' ? [] : [whoOf(entry, subject, turn)]),
      ...(entry.isPublic ? [] : [mine.internal]),
    ].join(' · '),
    isErased ? mine.erased : entry.words && excerpt(entry.words, most, most),
    photos > 0 ? `${mine.labels.photos}: ${mine.photos(photos)}` : null,
  );
}

/** The rarer acts: as buttons, and as words for who has none. */
export function more(target: Target, turn: Turn, record: Stored | null): Outcome {
  const seen = workable(record, target, turn);
  if ('refusal' in seen) return seen.refusal;
  const { id, data } = seen.found;
  const buttons = rareButtons(id, data, turn.locale);
  const name = data.number === undefined ? referenceName(data, turn.locale) : typedReference(data, turn);
  const list = buttons.map(({ label }) => `• ${label} ${name}`).join('\n');
  return {
    replies: withQuickReplies(
      [text(`${deskText[turn.locale].chooseMore(referenceName(data, turn.locale))}\n${list}`)],
      buttons,
    ),
  };
}
