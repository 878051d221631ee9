import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Locale } from '../src/i18n/texts.ts';

type Language = { readonly locale: Locale; readonly setLocale: (locale: Locale) => void };

const KEPT = 'locale';
const Context = createContext<Language>({ locale: 'th', setLocale: () => {} });

/** Chosen once in the header and remembered; before that the browser's own language decides. Thai unless it says English. */
export function LocaleProvider({ children }: { children: ComponentChildren }) {
  const [locale, set] = useState(firstLocale);
  const setLocale = useCallback((chosen: Locale) => {
    keep(chosen);
    set(chosen);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const value = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The language in which the page speaks now. */
export function useLocale(): Locale {
  return useContext(Context).locale;
}

/** As {@link useLocale}, for the one switch that changes it. */
export function useLanguage(): Language {
  return useContext(Context);
}

/** The words of one part of the page in the present language. `words`: what `texts(th, en)` made. */
export function useWords<T>(words: Readonly<Record<Locale, T>>): T {
  return words[useLocale()];
}

function firstLocale(): Locale {
  const kept = read();
  if (kept === 'th' || kept === 'en') return kept;
  return navigator.language?.toLowerCase().startsWith('en') ? 'en' : 'th';
}

/** A browser may refuse its storage: then the choice lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(locale: Locale): void {
  try {
    localStorage.setItem(KEPT, locale);
  } catch {
    // Only remembered for this page, then.
  }
}
