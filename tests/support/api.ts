import * as v from 'valibot';
import type { AnyEndpoint, Caller } from '#domain/endpoint.ts';
import { stranger } from '#domain/person.ts';
import type { Stored } from '#domain/record.ts';
import { pseudonymOf } from '../../src/auth/pseudonym.ts';
import { NOW, office } from './turn.ts';

/** Somebody whom LINE knows and who has no duties. */
export const someone: Caller = { userId: 'Usomeone', person: stranger() };

let ids = 0;

/**
 * What an endpoint decides for this input; null where its schema lets none of it through. A value that its declared output
 * does not describe is a mistake of the endpoint, and throws.
 */
export function decideAt(
  endpoints: readonly AnyEndpoint[],
  path: string,
  input: unknown,
  {
    caller = null,
    records = [],
    now = NOW,
  }: { caller?: Caller | null; records?: (Stored | null)[]; now?: number } = {},
) {
  const found = endpoints.find(({ call }) => call.path === path);
  if (!found) throw new Error(`no endpoint ${path}`);
  const read = v.safeParse(found.answering.input, input);
  if (!read.success) return null;
  ids += 1;
  const newId = () => `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  const pseudonym = (userId: string, purpose: string) => pseudonymOf('test-secret', userId, purpose);
  const decision = found.answering.decide(
    read.output,
    { office, now, newId, pseudonym, locale: 'th', caller },
    records,
  );
  if (decision.ok) v.parse(found.answering.output, decision.value);
  return decision;
}
