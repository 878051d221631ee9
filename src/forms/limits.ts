/** What every form keeps to, in the chat and on the page. */

/** Characters as a person counts them: the longest text of one answer, and of the words of a case. */
export const MOST_TEXT = 4000;

/** A place in words: long enough to say something, and no story. */
export const PLACE = { least: 2, most: 300 } as const;

/** Photos or files of one answer. */
export const MOST_FILES = 5;

/** UTF-16 units that so many characters may take: no character is a way to send a book. */
export function unitsFor(characters: number): number {
  return characters * 5;
}
