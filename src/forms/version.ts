import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Form } from '#domain/form.ts';

const known = new WeakMap<Form, string>();

/**
 * Which form this is, to the word: 16 hexadecimal digits of SHA-256 over its JSON with sorted keys. What was answered is
 * kept together with the version that was asked.
 */
export function versionOf(form: Form): string {
  const version = known.get(form) ?? stampOf(form);
  known.set(form, version);
  return version;
}

/** The same of any value that is JSON. */
export function stampOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value)))).slice(0, 16);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
