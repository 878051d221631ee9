/** What survives a reload: who holds each phone, which chat is open, the language, what has been seen. */
import { useCallback, useState } from 'preact/hooks';
import type { Language } from './text.ts';

export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];

export type Choice = {
  language: Language;
  /** Person ids. */
  left: string | null;
  right: string | null;
  focus: Side;
  isWeatherOpen: boolean | null;
  /** Newest time seen, by `person` or `person group`. */
  seen: Record<string, number>;
};

const KEY = 'prongsai-console';
const start: Choice = { language: 'th', left: null, right: null, focus: 'left', isWeatherOpen: null, seen: {} };

/** The stored choice with the URL's `left`, `right` and `lang` over it; anything unreadable is ignored. */
export function readChoice(stored: string | null, search: string): Choice {
  const query = new URLSearchParams(search);
  const kept = parse(stored);
  const language = query.get('lang') ?? kept.language;
  return {
    ...kept,
    language: language === 'en' ? 'en' : 'th',
    left: query.get('left') ?? kept.left,
    right: query.get('right') ?? kept.right,
  };
}

function parse(stored: string | null): Choice {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    // Written by writeChoice in this browser; a field of an older version falls back to the start.
    return typeof value === 'object' && value !== null ? { ...start, ...(value as Partial<Choice>) } : start;
  } catch {
    return start;
  }
}

/** The URL that opens the console with the same people and language. */
export function choiceUrl(choice: Choice): string {
  const query = new URLSearchParams({ lang: choice.language });
  if (choice.left !== null) query.set('left', choice.left);
  if (choice.right !== null) query.set('right', choice.right);
  return `?${query.toString()}`;
}

function writeChoice(choice: Choice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing still has the URL.
  }
  history.replaceState(null, '', choiceUrl(choice));
}

export function useChoice(): [Choice, (change: Partial<Choice>) => void] {
  const [choice, setChoice] = useState<Choice>(() => readChoice(readStored(), location.search));
  const change = useCallback((part: Partial<Choice>) => {
    setChoice(old => {
      const next = { ...old, ...part };
      writeChoice(next);
      return next;
    });
  }, []);
  return [choice, change];
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
