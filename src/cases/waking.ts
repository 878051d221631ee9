import type { Notice, Recipient } from '#domain/notice.ts';
import type { Write } from '#domain/record.ts';
import { actOn } from './acting.ts';
import { erasedPhotos, undoneBy, withoutPhotos, withoutSomePhotos, withoutWords } from './erasing.ts';
import { workerOf } from './notices.ts';
import { type Case, caseRef, photosOf, rewritten, type StoredCase } from './record.ts';
import { dueReminders, keptUntil, nextWake, photosKeptUntil, type Reminder } from './reminders.ts';
import type { World } from './world.ts';

/** What a case does by itself when its time has come. */
export type Woken = { readonly writes: readonly Write[]; readonly notices: readonly Notice[] };

/**
 * Sends the reminders that have come due, closes what nobody confirmed in time, does what follows from words taken back, and
 * lets photos and then the person go when they have been kept long enough. Running it twice does it once: it writes against the version that was read.
 */
export function wakeCase(stored: StoredCase, world: World): Woken {
  const { data } = stored;
  if (data.closedAt !== null) return { writes: lessening(stored, world), notices: [] };
  const { confirm } = data.timers;
  const isSilent = confirm !== null && confirm.dueAt < world.now;
  const act = undoneBy(data) ?? (isSilent ? 'lapse' : null);
  const acted = act && actOn(stored, { act, party: 'system', author: { by: 'system' } }, world);
  if (acted?.ok) return acted;
  const due = dueReminders(data, world.office, world.now);
  const reminded = { ...data, remindedAt: world.now };
  return {
    writes: [rewritten(stored, { ...reminded, wakeAt: nextWake(reminded, world.office) })],
    notices: due.flatMap(reminder => noticeFor(reminder, stored) ?? []),
  };
}

function lessening(stored: StoredCase, world: World): Write[] {
  const after = lessened(stored.data, world);
  return [rewritten(stored, after), ...erasedPhotos(stored.data, after, world.now)];
}

/** A commit has room for so many photos, and the case that loses them. */
const MOST_ERASED = 150;

/** A closed case without what has been kept long enough; one with very many photos loses them in several goes. */
function lessened(data: Case, { office, now }: World): Case {
  const isPhotosTime = photosKeptUntil(data, office) <= now;
  if (isPhotosTime && data.history.flatMap(photosOf).length > MOST_ERASED)
    return { ...data, history: withoutSomePhotos(data.history, MOST_ERASED), wakeAt: now };
  if (keptUntil(data, office) <= now) return anonymous(data);
  const left = isPhotosTime ? { ...data, history: data.history.map(withoutPhotos) } : data;
  return { ...left, wakeAt: nextWake(left, office) };
}

/** Null: there is nobody left to remind. */
function noticeFor({ audience, timer, days }: Reminder, { id, data }: StoredCase): Notice | null {
  const args = { timer, days, audience };
  const to = recipientOf(audience, data);
  if (!to) return null;
  const template = audience === 'owner' ? 'case.reminder' : 'desk.reminder';
  // What is urgent and in nobody's hands goes out whatever the month has left; all other reminders wait with the rest.
  return { to, template, about: caseRef(id), args, urgent: data.urgent && timer === 'take' };
}

function recipientOf(audience: Reminder['audience'], data: Case): Recipient | null {
  if (audience === 'owner') return data.from === null ? null : { person: data.from };
  if (audience === 'worker') return workerOf(data);
  const isOfDivision = audience === 'head' || audience === 'officer';
  return { role: audience, division: isOfDivision ? data.division : null };
}

/** What the register and the statistics need, and nothing of a person: no id, no words, no place, no photo. */
export function anonymous(data: Case): Case {
  return {
    ...data,
    from: null,
    people: [],
    where: null,
    cell: null,
    wakeAt: null,
    history: data.history.map(withoutWords),
  };
}
