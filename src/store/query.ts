import type { Query, Scalar } from '#domain/record.ts';
import { collection } from './collections.ts';

/** Where a page ended: the value that the order compares (null where there is no order) and the id. */
type Place = { readonly value: Ordered | null; readonly id: string };

/** What an order compares. */
type Ordered = string | number;

/** A query with its defaults filled in and its cursor read. */
export type CheckedQuery = {
  readonly collection: string;
  readonly equal: readonly (readonly [string, Scalar])[];
  readonly in: Query['in'];
  readonly has: Query['has'];
  readonly order: {
    readonly field: string;
    readonly direction: 'asc' | 'desc';
    readonly from?: Ordered;
    readonly to?: Ordered;
  } | null;
  readonly limit: number;
  readonly after: Place | null;
};

/**
 * Checks a query against the declarations: an index must serve it, the limit is 1–300, `in` holds 1–30 values. Throws on
 * a mistake of ours; every driver calls this first, so that a query which works on one works on the other.
 */
export function checkQuery(query: Query): CheckedQuery {
  const equal = Object.entries(query.where ?? {});
  const limit = query.limit ?? 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 300) throw new RangeError(`limit ${limit} is not 1–300`);
  if (query.in && (query.in.values.length < 1 || query.in.values.length > 30))
    throw new RangeError('`in` takes 1–30 values');
  if (query.in && query.has) throw new Error('a query has one `in` or one `has`, not both');
  const fields = [...equal.map(([field]) => field), ...(query.in ? [query.in.field] : [])];
  if (!isServed(query.collection, fields, query.has?.field, query.order?.field)) {
    throw new Error(
      `no declared index serves ${query.collection} by [${fields.join(', ')}] has ${query.has?.field ?? '-'} order ${query.order?.field ?? '-'}`,
    );
  }
  return {
    collection: query.collection,
    equal,
    in: query.in,
    has: query.has,
    order: query.order ? checkOrder(query.order) : null,
    limit,
    after: query.cursor === undefined ? null : readCursor(query.cursor, query.order !== undefined),
  };
}

function isServed(name: string, fields: string[], has: string | undefined, order: string | undefined): boolean {
  const wanted = [...fields].sort().join();
  return (
    collection(name).indexes.some(
      index =>
        [...(index.equal ?? [])].sort().join() === wanted &&
        index.has === has &&
        (order === undefined || index.order === order),
    ) ||
    (fields.length === 0 && has === undefined && order === undefined)
  );
}

function checkOrder({ field, direction = 'asc', from, to }: NonNullable<Query['order']>): CheckedQuery['order'] {
  if (!isBound(from) || !isBound(to)) throw new TypeError(`a bound of ${field} is neither number nor text`);
  if (from !== undefined && to !== undefined && typeof from !== typeof to)
    throw new TypeError(`the bounds of ${field} are of two kinds`);
  return { field, direction, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function isBound(value: Scalar | undefined): value is Ordered | undefined {
  return typeof value !== 'boolean';
}

/** The place after a record, opaque to callers. */
export function cursorAfter(value: Scalar | null, id: string): string {
  return JSON.stringify([value, id]);
}

function readCursor(cursor: string, ordered: boolean): Place {
  const [value, id, ...more] = listIn(cursor);
  if (typeof id !== 'string' || more.length > 0) throw new Error('bad cursor');
  if (ordered && (typeof value === 'string' || typeof value === 'number')) return { value, id };
  if (!ordered && value === null) return { value, id };
  throw new Error('bad cursor');
}

function listIn(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
