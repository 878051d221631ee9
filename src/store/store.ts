import type { Query, Ref, Stored, Write } from '#domain/record.ts';

/** Why a commit did nothing: the write at `index` met a record that it did not expect. */
export type Conflict = {
  readonly ok: false;
  readonly index: number;
  readonly reason: 'exists' | 'missing' | 'version';
};
export type Committed = { readonly ok: true };

export type Page = { readonly records: readonly Stored[]; readonly cursor: string | null };

/**
 * Where records live. A failed precondition is a value, an outage is an exception. There are no interactive
 * transactions: read, decide, commit with versions, and start again on a conflict.
 */
export type Store = {
  /** All records in one call, in the order asked; null where there is none. At most 100. */
  get(refs: readonly Ref[]): Promise<readonly (Stored | null)[]>;
  query(query: Query): Promise<Page>;
  /** How many records a query would find without its limit. */
  count(query: Query): Promise<number>;
  /** All writes or none, 1–200 of them, on different records. */
  commit(writes: readonly Write[]): Promise<Committed | Conflict>;
  /**
   * The record's number in this counter: its own if it has one, else the next, set on the record (`number`).
   * Gap-free and never double, however often it is called. Throws where the record does not exist.
   */
  number(counter: string, ref: Ref): Promise<number>;
};
