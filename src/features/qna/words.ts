import { normalise } from './normalise.ts';
import { scriptOf } from './skeleton.ts';

/** Endings that English adds to a word without changing what it is about; the longest first. */
const ENDINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/ies$/, 'y'],
  [/(ss|sh|ch|x)es$/, '$1'],
  [/([^s])s$/, '$1'],
  [/([a-z]{3})ing$/, '$1'],
  [/([a-z]{3})ed$/, '$1'],
  [/([a-z]{3})e$/, '$1'],
];

/** The part of an English word that its forms share: complaints, complained and complaining meet. */
export function stem(word: string): string {
  let stemmed = word;
  for (const [ending, rest] of ENDINGS) if (stemmed.length > 3) stemmed = stemmed.replace(ending, rest);
  return stemmed;
}

/** The last text and its plain form: several features ask for that of one message in turn. */
let last: { readonly text: string; readonly plain: string } = { text: '', plain: '' };

/** A message in the form in which words are looked up: normalised, English words reduced to their stems. */
export function plainOf(text: string): string {
  if (text !== last.text) last = { text, plain: normalise(text).replace(/[a-z]{3,}/g, stem) };
  return last.plain;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The words that the runtime's Thai dictionary sees in a text of {@link plainOf}; single letters and numbers are
 * left out. Used where the index is made, never for a question, so dictionaries may differ.
 */
export function wordsOf(plain: string): string[] {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (isWordLike && segment.length > 1 && scriptOf(segment.charCodeAt(0)) !== 3) words.push(segment);
  }
  return words;
}
