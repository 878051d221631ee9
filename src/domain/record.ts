/** A value that both stores can hold. `undefined` never reaches a store. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Names one record: a collection of `store/collections.ts` and an id of at most 200 characters without `/`. */
export type Ref = { readonly collection: string; readonly id: string };

/** A stored record with the version that a later write may require. Versions are opaque: compare, never order them. */
export type Stored = { readonly ref: Ref; readonly data: JsonObject; readonly version: string };

/** One change. `if` is the precondition: `missing`, `exists`, or an exact version; all writes of a commit happen or none.
 * An increment makes the record where there is none; `set` gives other fields their values at the same time. */
export type Write =
  | { readonly kind: 'create'; readonly ref: Ref; readonly data: JsonObject }
  | {
      readonly kind: 'replace';
      readonly ref: Ref;
      readonly data: JsonObject;
      readonly if?: 'exists' | { readonly version: string };
    }
  | { readonly kind: 'delete'; readonly ref: Ref; readonly if?: 'exists' | { readonly version: string } }
  | {
      readonly kind: 'increment';
      readonly ref: Ref;
      readonly by: { readonly [field: string]: number };
      readonly set?: JsonObject;
    };

/** A value that an index can compare. */
export type Scalar = string | number | boolean;

/**
 * One question to one collection: equality filters, at most one `in` or `has`, one order with bounds, a limit, a cursor.
 * A record that lacks the ordered field is not found, as in Firestore.
 */
export type Query = {
  readonly collection: string;
  readonly where?: { readonly [field: string]: Scalar };
  readonly in?: { readonly field: string; readonly values: readonly Scalar[] };
  readonly has?: { readonly field: string; readonly value: Scalar };
  readonly order?: {
    readonly field: string;
    readonly direction?: 'asc' | 'desc';
    readonly from?: Scalar;
    readonly to?: Scalar;
  };
  /** 1–300, default 50. */
  readonly limit?: number;
  readonly cursor?: string;
};

/** What a feature may ask to read beyond the person: one batch or one query. Records `beside` a query come before its own. */
export type Read = { readonly refs: readonly Ref[] } | { readonly query: Query; readonly beside?: readonly Ref[] };

export function ref(collection: string, id: string): Ref {
  return { collection, id };
}

export function refKey({ collection, id }: Ref): string {
  return `${collection}/${id}`;
}
