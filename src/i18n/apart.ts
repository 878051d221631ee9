import type { Locale } from './texts.ts';

/** Words that are the same whoever reads them and whenever: all of a module's but its functions. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** What a module of words left beside the script: its plain words, and the pieces that its functions put together. */
export type WordsApart = { readonly th: Plain; readonly en: Plain; readonly pieces: readonly string[] };

let brought: readonly WordsApart[] | null = null;

/** Brings the words that lie beside the script, in the order of the build. */
export function bringWords(words: readonly WordsApart[]): void {
  brought = words;
}

/**
 * `texts` for a module whose words lie beside the script; the build writes the calls (`offices/build/words.ts`). Put
 * together when first asked for. Throws before {@link bringWords}: nobody may read words while modules load.
 */
export function textsApart<T>(
  place: number,
  make: (pieces: readonly string[]) => Record<Locale, T>,
): Record<Locale, T> {
  let made: Record<Locale, T> | null = null;
  const wordsOf = (locale: Locale): T => {
    made ??= joined(place, make);
    return made[locale];
  };
  return {
    get th() {
      return wordsOf('th');
    },
    get en() {
      return wordsOf('en');
    },
  };
}

function joined<T>(place: number, make: (pieces: readonly string[]) => Record<Locale, T>): Record<Locale, T> {
  const words = brought?.[place];
  if (!words) throw new Error('words are read before they are there');
  const { th, en } = make(words.pieces);
  // The build took both apart from one whole, so together they are that again.
  return { th: whole(words.th, th) as T, en: whole(words.en, en) as T };
}

/** Objects key by key; anything else stands in only one of the two. */
function whole(plain: unknown, made: unknown): unknown {
  if (plain === undefined || made === undefined) return plain ?? made;
  const [left, right] = [plain, made] as [Record<string, unknown>, Record<string, unknown>];
  const keys = [...Object.keys(left), ...Object.keys(right)];
  return Object.fromEntries(keys.map(key => [key, whole(left[key], right[key])]));
}
