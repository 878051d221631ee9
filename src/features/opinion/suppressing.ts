/**
 * Public counts. What fewer than `below` people said is not told, nor anything from which it could be reckoned; nothing is
 * told as nothing.
 *
 * Beside the small counts the smallest one that is not small is hidden, with all that equal it. So the total can stand: of
 * the hidden ones nobody can tell which are small, for they could be exchanged and all that is shown would be the same.
 * Where all counts are small there is nothing to hide among, and neither they nor the total are told.
 */
export type Suppressed = { readonly total: number | null; readonly counts: readonly (number | null)[] };

export function suppressed(counts: readonly number[], below: number): Suppressed {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isSmall = (count: number) => count > 0 && count < below;
  if (!counts.some(isSmall)) return { total, counts };
  const large = counts.filter(count => count > 0 && !isSmall(count));
  if (large.length === 0) return { total: null, counts: counts.map(() => null) };
  const cover = Math.min(...large);
  return { total, counts: counts.map(count => (isSmall(count) || count === cover ? null : count)) };
}
