import { maskThaiIds } from '#domain/thai-id.ts';

/** Words as they are kept. Loaded by pages too. Pure. */

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Control characters but the line end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const halfCharacters = /[\ud800-\udfff]/gu;
const brokenAm = /\u0e4d([\u0e48-\u0e4b]?)\u0e32/g;

/**
 * One form of each letter (NFC, ำ), nothing that cannot be seen or turns the reading direction, no half characters, line
 * ends as `\n`, and no Thai ID number that stands whole.
 */
export function tidyWords(words: string): string {
  return maskThaiIds(visible(words).trim());
}

/** The same on one line. */
export function tidyLine(words: string): string {
  return maskThaiIds(visible(words).replace(/\s+/g, ' ').trim());
}

function visible(words: string): string {
  return words
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(halfCharacters, '')
    .normalize('NFC')
    .replace(brokenAm, '$1\u0e33');
}
