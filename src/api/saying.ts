import type { Refusal } from '#domain/endpoint.ts';
import { apiText } from '../i18n/api-text.ts';

type Words = typeof apiText.th;

/** A sentence of the API in both languages. */
export function say<K extends keyof Words>(
  key: K,
  ...args: Words[K] extends (...args: infer A) => string ? A : []
): Refusal['say'] {
  return { th: worded(apiText.th[key], args), en: worded(apiText.en[key], args) };
}

function worded(words: unknown, args: readonly unknown[]): string {
  return typeof words === 'function' ? String(words(...args)) : String(words);
}
