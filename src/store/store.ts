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
  /** All records in one call, in the order asked; null where there is none, or never can be. At most 100. */
  get(refs: readonly Ref[]): Promise<readonly (Stored | null)[]>;
  /**
   * One page. The ordered field holds numbers or strings, compared by size and by UTF-8 bytes, then ids; where it is
   * null it is lacking, and a bound finds values of its own kind. A page that is full has a cursor, and the next one may be
   * empty. A `has` reads every record that holds the value: use it where those are few. Throws where no index serves it.
   */
  query(query: Query): Promise<Page>;
  /** How many records a query would find without its limit and cursor. */
  count(query: Query): Promise<number>;
  /** All writes or none, 1–200 of them, on different records. */
  commit(writes: readonly Write[]): Promise<Committed | Conflict>;
  /**
   * The record's number in this counter: its own if it has one, else the next, set on the record (`number`).
   * Gap-free and never double, however often it is called. Throws where the record does not exist.
   */
  number(counter: string, ref: Ref): Promise<number>;
};
