import * as v from 'valibot';
import type { AnyEndpoint, Refusal, RefusedField } from '#domain/endpoint.ts';
import { readCapped } from '../line/body.ts';
import { say } from './saying.ts';

/** More than the longest form with its answers. */
const MOST_BYTES = 128 * 1024;

type Input = { readonly ok: true; readonly value: unknown } | Refusal;

/** What a request says, as the endpoint's schema wants it: the query of a GET or the JSON of a POST, and the parts of the path. */
export async function inputOf(
  { answering, call }: AnyEndpoint,
  request: Request,
  parts: Readonly<Record<string, string>>,
): Promise<Input> {
  const given = call.method === 'GET' ? queryOf(request) : await bodyOf(request);
  if (!given.ok) return given;
  const parsed = v.safeParse(answering.input, { ...(given.value as object), ...parts });
  if (parsed.success) return { ok: true, value: parsed.output };
  const names = [...new Set(parsed.issues.map(issue => v.getDotPath(issue) ?? ''))].slice(0, 20);
  return { ...refused('bad-input', say('badInput', names)), fields: names.map(fieldOf) };
}

function fieldOf(field: string): RefusedField {
  return { field, code: 'invalid', say: say('badInput', [field]) };
}

function queryOf(request: Request): Input {
  return { ok: true, value: Object.fromEntries(new URL(request.url).searchParams) };
}

async function bodyOf(request: Request): Promise<Input> {
  try {
    const bytes = await readCapped(request, MOST_BYTES);
    if (!bytes) return refused('too-large', say('tooLarge'));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value };
  } catch {
    // Broken off, not UTF-8, or no JSON.
  }
  return refused('bad-input', say('noJson'));
}

function refused(code: Refusal['code'], words: Refusal['say']): Refusal {
  return { ok: false, code, say: words };
}
