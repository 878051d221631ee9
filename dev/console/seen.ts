/** What has been seen on each phone, and how much has not. */
import { useEffect, useState } from 'preact/hooks';
import type { PersonView, StateView } from '../line/types.ts';
import type { Choice, Side } from './choice.ts';
import { unread } from './feed.ts';

type Setting = {
  view: StateView | null;
  people: Record<Side, PersonView | null>;
  /** The group whose chat is open on each phone; null for the 1:1 chat. */
  groups: Record<Side, string | null>;
  choice: Choice;
  change: (part: Partial<Choice>) => void;
};

const keyOf = (person: string, group: string | null) => (group === null ? person : `${person} ${group}`);

/** What is open on the phone in focus counts as seen; all that was there before the first visit does too. */
export function useSeen({ view, people, groups, choice, change }: Setting) {
  const [startedAt, setStartedAt] = useState<number | null>(null);
  useEffect(() => {
    if (view !== null && startedAt === null) setStartedAt(view.now);
  }, [view, startedAt]);

  const seenAt = (person: string, group: string | null) =>
    choice.seen[keyOf(person, group)] ?? startedAt ?? Number.POSITIVE_INFINITY;

  const countOn = (side: Side): number => {
    const person = people[side];
    if (view === null || person === null) return 0;
    const own = view.groups.filter(group => group.members.includes(person.id)).map(group => group.id);
    const counts = [null, ...own].map(group =>
      unread(view.chats[group ?? person.id] ?? [], person.id, seenAt(person.id, group)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };

  const owner = people[choice.focus]?.id ?? null;
  const group = groups[choice.focus];
  const newest = owner === null ? 0 : (view?.chats[group ?? owner]?.at(-1)?.at ?? 0);
  useEffect(() => {
    if (owner === null || startedAt === null || document.hidden || newest <= seenAt(owner, group)) return;
    change({ seen: { ...choice.seen, [keyOf(owner, group)]: newest } });
  }, [owner, group, newest, startedAt]);

  return { seenAt, countOn };
}
