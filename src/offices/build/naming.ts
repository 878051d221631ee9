/** Names that are used but do not exist. */
export function missing<T>(wanted: readonly T[], known: ReadonlySet<T>): T[] {
  return wanted.filter(each => !known.has(each));
}

/** Names that stand more than once, each told once. */
export function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
