import type { Query, Ref, Stored, Write } from '#domain/record.ts';
import { collection } from './collections.ts';
import { applyWrites, put } from './sqlite/commit.ts';
import { nextDue } from './sqlite/due.ts';
import { migrate } from './sqlite/migrate.ts';
import { getAll, getOne, runCount, runQuery } from './sqlite/read.ts';
import type { Committed, Conflict, Page, Store } from './store.ts';
import { checkRef } from './writes.ts';

/**
 * The store port over the SQLite database of one Durable Object. Every change and the alarm it needs are one
 * transaction: either both happened or neither.
 */
export class SqliteStore implements Store {
  readonly #storage: DurableObjectStorage;
  readonly #arm: (due: number | null) => void;

  /** `arm` sets the alarm for the earliest due record; it runs inside the transaction. */
  constructor(storage: DurableObjectStorage, arm: (due: number | null) => void) {
    this.#storage = storage;
    this.#arm = arm;
    storage.transactionSync(() => migrate(storage.sql));
  }

  async get(refs: readonly Ref[]): Promise<readonly (Stored | null)[]> {
    if (refs.length > 100) throw new RangeError(`get takes at most 100 records, not ${refs.length}`);
    return getAll(this.#storage.sql, refs);
  }

  async query(query: Query): Promise<Page> {
    return runQuery(this.#storage.sql, query);
  }

  async count(query: Query): Promise<number> {
    return runCount(this.#storage.sql, query);
  }

  async commit(writes: readonly Write[]): Promise<Committed | Conflict> {
    return this.#storage.transactionSync(() => {
      const result = applyWrites(this.#storage.sql, writes);
      const mayBeDue = writes.some(write => collection(write.ref.collection).due);
      if (result.ok && mayBeDue) this.#arm(nextDue(this.#storage.sql));
      return result;
    });
  }

  async number(counter: string, ref: Ref): Promise<number> {
    return this.#storage.transactionSync(() => {
      const { sql } = this.#storage;
      const record = getOne(sql, ref);
      if (!record) throw new Error(`no record to number: ${ref.collection}`);
      if (typeof record.data.number === 'number') return record.data.number;
      const counterRef = { collection: 'counters', id: counter };
      checkRef(counterRef);
      const next = Number(getOne(sql, counterRef)?.data.value ?? 0) + 1;
      put(sql, counterRef, { value: next });
      put(sql, ref, { ...record.data, number: next });
      return next;
    });
  }

  /** When the next record wants a job. */
  nextDue(): number | null {
    return nextDue(this.#storage.sql);
  }
}
