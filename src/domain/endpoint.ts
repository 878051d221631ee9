import type * as v from 'valibot';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';

/** What an endpoint may know when it decides. */
export type ApiContext = { readonly office: Office; readonly now: number };

/** A refusal that the caller can act on: a stable code and a sentence in both languages. */
export type Refusal = {
  readonly ok: false;
  readonly code: 'bad-input' | 'not-found';
  readonly say: Record<Locale, string>;
};
export type ApiResult<T> = { readonly ok: true; readonly value: T } | Refusal;

/**
 * One endpoint, declared once: the route, the check of its input and its description all come from this. Query and path
 * values arrive as strings; the schema turns them into what `decide` wants. Open to anyone: these are public facts.
 */
export type Endpoint<I, O> = {
  readonly method: 'GET';
  /** Below `/api`, with `:name` for parts that vary. */
  readonly path: string;
  readonly summary: Record<Locale, string>;
  readonly input: v.GenericSchema<unknown, I>;
  readonly decide: (input: I, context: ApiContext) => ApiResult<O>;
};

/** An endpoint with its types closed away, so that one registry can hold them all. */
export type AnyEndpoint = Omit<Endpoint<never, unknown>, 'decide' | 'input'> & {
  readonly input: v.GenericSchema<unknown, unknown>;
  readonly decide: (input: unknown, context: ApiContext) => ApiResult<unknown>;
};

/** Declares an endpoint. `decide` only ever sees what the schema let through. */
export function endpoint<I, O>(declared: Endpoint<I, O>): AnyEndpoint {
  return { ...declared, decide: (input, context) => declared.decide(input as I, context) };
}
