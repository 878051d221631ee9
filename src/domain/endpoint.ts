import type * as v from 'valibot';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import type { Act } from './actor.ts';
import type { Call } from './call.ts';
import type { Notice } from './notice.ts';
import type { Person } from './person.ts';
import type { Read, Ref, Stored, Write } from './record.ts';

/** Who may call: anyone, anyone whom LINE knows, or staff who may do this act. */
export type Who = 'anyone' | 'person' | Act;

/** Somebody whose ID token LINE signed, and what we keep of them. */
export type Caller = { readonly userId: string; readonly person: Person };

/** What an endpoint may know when it decides. */
export type ApiContext<C = Caller | null> = {
  readonly office: Office;
  /** ms since 1970. */
  readonly now: number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** Somebody's name for one purpose alone, from which nobody can read who it is. */
  readonly pseudonym: (userId: string, purpose: string) => string;
  /** The language in which the caller reads. */
  readonly locale: Locale;
  readonly caller: C;
};

/**
 * Why something is not done, each with its status: the caller's mistake, nothing (of theirs) there, not theirs to do, it
 * has changed meanwhile, it is gone, too much of it, too often.
 */
export const refusalStatus = {
  'bad-input': 400,
  unauthenticated: 401,
  'token-expired': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'wrong-type': 415,
  'too-many': 429,
  busy: 503,
} as const;
export type RefusalCode = keyof typeof refusalStatus;

/** A refusal that the caller can act on: a stable code and a sentence in both languages; `fields` where it is about some. */
export type Refusal = {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly say: Record<Locale, string>;
  readonly fields?: readonly RefusedField[];
};
/** A part of the input that is not right: its name, a stable code, and what to do about it. */
export type RefusedField = { readonly field: string; readonly code: string; readonly say: Record<Locale, string> };

/**
 * What a call comes to. Its writes and notices are one commit; `number` is given after it, and stands in the value as
 * `number`. A call that writes is made once for each `Idempotency-Key`: the value is kept for its repetitions, so it holds
 * nothing that a person may take back.
 */
export type Decision<O> =
  | {
      readonly ok: true;
      readonly value: O;
      readonly writes?: readonly Write[];
      readonly notices?: readonly Notice[];
      readonly number?: { readonly counter: string; readonly ref: Ref };
    }
  | Refusal;

/** A value that nobody changes any more, all through; what is decided may share parts with the office's data. */
type Unchanging<T> = T extends readonly (infer E)[]
  ? readonly Unchanging<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Unchanging<T[K]> }
    : T;

/** How one call is answered, declared once: its check, its permission, its description and its decision. */
export type Answering<I, O, C> = {
  readonly summary: Record<Locale, string>;
  /** Values of the address arrive as strings; the schema turns them into what `decide` wants. */
  readonly input: v.GenericSchema<unknown, I>;
  readonly output: v.GenericSchema<unknown, O>;
  /** The refusals that it may answer with, beside those of any call with its input and permission. */
  readonly refuses?: readonly RefusalCode[];
  /** What must be read first: one batch or one query. */
  readonly read?: (input: I, context: ApiContext<C>) => Read | undefined;
  /** What only what was read can name: one read more. Its records come after the first ones. */
  readonly readMore?: (input: I, context: ApiContext<C>, records: readonly (Stored | null)[]) => Read | undefined;
  readonly decide: (input: I, context: ApiContext<C>, records: readonly (Stored | null)[]) => Decision<Unchanging<O>>;
};

/** An endpoint with its types closed away, so that one registry can hold them all. */
export type AnyEndpoint = {
  readonly call: Pick<Call<object, unknown>, 'method' | 'path'>;
  readonly who: Who;
  readonly answering: Answering<unknown, unknown, Caller | null>;
};

/** Public facts: open to anyone, whoever they are. */
export function openTo<I, O>(call: Call<I, O>, answering: Answering<I, O, Caller | null>): AnyEndpoint {
  return closed(call, 'anyone', answering);
}

/** For a person whom LINE knows, or for staff who may do an act: `decide` only ever sees such a caller. */
export function only<I, O>(
  who: Exclude<Who, 'anyone'>,
  call: Call<I, O>,
  answering: Answering<I, O, Caller>,
): AnyEndpoint {
  return closed(call, who, answering);
}

/** Whoever mounts an endpoint gives it the input that its own schema let through, and the caller that `who` demands. */
function closed<I, O, C>({ method, path }: Call<I, O>, who: Who, answering: Answering<I, O, C>): AnyEndpoint {
  return { call: { method, path }, who, answering: answering as unknown as AnyEndpoint['answering'] };
}
