import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, type Words, words } from './text.ts';

export const LanguageContext = createContext<Language>('th');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The console's words in the reader's language. */
export function useWords(): Words {
  return words[useContext(LanguageContext)];
}
