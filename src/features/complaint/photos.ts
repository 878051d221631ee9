import type { ChatEvent } from '#domain/event.ts';
import type { Turn } from '#domain/turn.ts';
import type { ComplaintCommand } from './commands.ts';
import { type Draft, MOST_PHOTOS } from './model.ts';
import { localeOf } from './showing.ts';
import { stepOf } from './steps.ts';
import { complaintText } from './text.ts';

type Media = Extract<ChatEvent, { kind: 'media' }>;

/**
 * A photo is taken at any step, up to five; each once, whatever the order in which those of one go arrive. They are
 * answered together, when the last of them has come.
 */
export function takeMedia(draft: Draft, { media, messageId, set }: Media, turn: Turn): ComplaintCommand {
  const mine = complaintText[localeOf(draft, turn)];
  if (draft.sealed) return { kind: 'step', draft, before: draft, lead: null };
  if (media !== 'image') return { kind: 'step', draft, before: draft, lead: mine.voice };
  const isKnown = draft.photos.includes(messageId) || turn.person.unsent.includes(messageId);
  const isKept = !isKnown && draft.photos.length < MOST_PHOTOS;
  const photos = isKept ? [...draft.photos, messageId] : draft.photos;
  const seen = set ? (draft.set?.id === set.id ? draft.set.seen : 0) + 1 : 0;
  const quiet = set !== null && seen < set.total;
  const changed = { ...draft, photos, set: set && quiet ? { id: set.id, seen } : set ? null : draft.set };
  const got = stepOf(draft) === 'photos' ? null : mine.gotPhotos(photos.length);
  const lead = isKept || isKnown ? got : mine.photosFull;
  return { kind: 'step', draft: changed, before: draft, lead, quiet };
}
