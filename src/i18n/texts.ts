/** The two languages of the product; Thai comes first. */
export type Locale = 'th' | 'en';

type Entry = string | readonly string[] | ((...args: never[]) => string) | { readonly [key: string]: Entry };

type Same<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends (...args: infer A) => string
      ? (...args: A) => string
      : { readonly [K in keyof T]: Same<T[K]> };

/** The words of one part of the product in both languages. A key that English lacks does not compile. */
export function texts<const T extends { readonly [key: string]: Entry }>(th: T, en: Same<T>): Record<Locale, Same<T>> {
  return { th: th as unknown as Same<T>, en };
}
