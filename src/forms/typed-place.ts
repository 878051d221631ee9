import type { PlaceAnswer } from '#domain/form.ts';
import { toArabicDigits } from '#domain/number.ts';

/** Where a map link points, as far as it says so itself: it is never followed. Loaded by pages too. Pure. */

const degrees = '(-?\\d{1,3}(?:\\.\\d{1,20})?)';
const exact = '(-?\\d{1,3}\\.\\d{1,20})';
const comma = '(?:,|%2c) ?(?:\\+|%20)?';

/** The pin of a Google Maps link, its query or its middle; a LINE location; `geo:`; two bare numbers with decimals. */
const inLink = [
  `!3d${degrees}!4d${degrees}`,
  `[?&](?:q|query|ll|destination|daddr|center|sll|cp)=(?:loc:)?${degrees}${comma}${degrees}`,
  `[?&]lat(?:itude)?=${degrees}&(?:lon|lng|long|longitude)=${degrees}`,
  `/@${degrees},${degrees}`,
  `/(?:search|place|dir)/(?:[^/?#\\s]{0,200}/)?${exact}${comma}${exact}`,
  `^geo:${degrees},${degrees}`,
].map(pattern => new RegExp(pattern, 'i'));
const bare = new RegExp(`^\\(?${exact} ?[, ] ?${exact}\\)?$`);
const link = /(?:https?:\/\/|geo:)\S{1,2000}/i;

type Point = { readonly latitude: number; readonly longitude: number };

/** Degrees on the earth, to a tenth of a metre; null for anything else. */
export function readPoint(latitude: unknown, longitude: unknown): Point | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

function rounded(degree: number): number {
  // No -0: JSON has none.
  return Math.round(degree * 1e6) / 1e6 || 0;
}

/** Words of a place with what their link or their numbers say; a link that says nothing stays in the words. */
export function readPlace(words: string): PlaceAnswer {
  const url = link.exec(words)?.[0];
  const found = url ? inLink.map(pattern => pattern.exec(url)).find(Boolean) : bare.exec(toArabicDigits(words));
  const point = found ? readPoint(Number(found[1]), Number(found[2])) : null;
  if (!point) return { latitude: null, longitude: null, words: words || null };
  const rest = url ? words.replace(url, ' ').replace(/\s+/g, ' ').trim() : '';
  return { ...point, words: rest || null };
}
