import type { Both } from '#domain/form.ts';
import type { Locale } from './texts.ts';

/** The same sentence in both languages, for what is said to somebody whose page may speak either. */
export function inBoth(say: (locale: Locale) => string): Both {
  return { th: say('th'), en: say('en') };
}
