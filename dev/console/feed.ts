/** The live picture of the local LINE: the whole state once, then what changed. */
import { useEffect, useState } from 'preact/hooks';
import type { ChatMessage, StateView } from '../line/types.ts';
import { fetchState, listen } from './api.ts';

export type Link = 'connecting' | 'live' | 'lost';
export type Feed = { view: StateView | null; link: Link; refresh: () => Promise<void> };

const LOG_LIMIT = 100;

/** Puts a partial view over the one before. A whole view replaces it: the platform was restarted or we were away. */
export function merge(old: StateView | null, next: StateView): StateView {
  if (old === null || next.whole) return next;
  const chats = { ...old.chats };
  for (const [chat, changed] of Object.entries(next.chats)) chats[chat] = mergeById(chats[chat] ?? [], changed);
  return {
    ...next,
    chats,
    deliveries: mergeById(old.deliveries, next.deliveries).slice(-LOG_LIMIT),
    calls: mergeById(old.calls, next.calls).slice(-LOG_LIMIT),
  };
}

function mergeById<T extends { id: string }>(old: T[], changed: T[]): T[] {
  if (changed.length === 0) return old;
  const news = new Map(changed.map(entry => [entry.id, entry]));
  const kept = old.map(entry => {
    const replacement = news.get(entry.id);
    news.delete(entry.id);
    return replacement ?? entry;
  });
  return [...kept, ...news.values()];
}

/** Messages of others in a chat that came after `since`. */
export function unread(messages: ChatMessage[], owner: string, since: number): number {
  return messages.filter(message => message.from !== owner && message.at > since && !message.unsent).length;
}

/** Follows the platform. Changes that arrive during a fetch cause one more fetch, not one each. */
export function useFeed(): Feed {
  const [view, setView] = useState<StateView | null>(null);
  const [link, setLink] = useState<Link>('connecting');
  const [refresh, setRefresh] = useState<() => Promise<void>>(() => async () => {});

  useEffect(() => {
    let latest: StateView | null = null;
    let running: Promise<void> | null = null;
    let isStale = false;
    const fetchOnce = async () => {
      do {
        isStale = false;
        const next = await fetchState(latest?.revision ?? null);
        const wasReset = latest !== null && next.revision < latest.revision;
        latest = wasReset && !next.whole ? await fetchState(null) : merge(latest, next);
      } while (isStale);
      setView(latest);
    };
    const update = () => {
      isStale = true;
      running ??= fetchOnce()
        .catch(() => setLink('lost'))
        .finally(() => {
          running = null;
        });
      return running;
    };
    setRefresh(() => update);
    return listen({
      onChange: () => void update(),
      onOpen: () => {
        setLink('live');
        latest = null;
        void update();
      },
      onLost: () => setLink('lost'),
    });
  }, []);

  return { view, link, refresh };
}
