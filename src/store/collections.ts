/**
 * Every collection, once. The SQLite schema is generated from this; so will be Firestore's index file. A query that no
 * index here serves is refused, as Firestore refuses it in production.
 */
export type Index = {
  /** Fields compared for equality or by `in`, in any order. */
  readonly equal?: readonly string[];
  /** An array field searched by `has`. */
  readonly has?: string;
  /** The field that orders the results. */
  readonly order?: string;
};

export type Collection = {
  readonly indexes: readonly Index[];
  /** A number (ms since 1970) that says when a job must look at the record; null or absent: never. It arms the alarm. */
  readonly due?: { readonly field: string; readonly job: 'deliver' | 'expire' | 'forget' | 'schedule' | 'wake' };
};

export const collections = {
  /** LINE users who have moved a conversation, hold a role, follow or block. */
  people: {
    indexes: [
      { has: 'dutyKeys', order: 'joinedAt' },
      { equal: ['isStaff'], order: 'joinedAt' },
      { order: 'sessionEnds' },
      { order: 'held' },
    ],
    due: { field: 'sessionEnds', job: 'forget' },
  },
  /** One marker per webhook event that wrote something: it makes a copy of the event harmless. Kept 24 hours. */
  events: { indexes: [{ order: 'expires' }], due: { field: 'expires', job: 'expire' } },
  /** Which records hold the words of a LINE message, so that an unsend finds them. */
  messages: { indexes: [{ order: 'expires' }], due: { field: 'expires', job: 'expire' } },
  /** Complaints and questions to staff, with their whole history. */
  cases: {
    indexes: [
      { has: 'people', order: 'at' },
      { equal: ['year', 'number'] },
      { equal: ['open'], order: 'dueAt' },
      { equal: ['open', 'division'], order: 'dueAt' },
      { equal: ['open', 'desk'], order: 'dueAt' },
      { equal: ['open', 'category', 'cell'] },
      { order: 'wakeAt' },
    ],
    due: { field: 'wakeAt', job: 'wake' },
  },
  /** The sealed links of the cases' histories, `{case}:{seq}`: digests only, never changed. */
  chain: { indexes: [] },
  /** Counts per fiscal year, kept as things happen. */
  statistics: { indexes: [] },
  /** How often something was asked that the office has no answer to: per normalised term, no person. */
  unanswered: { indexes: [{ order: 'count' }, { order: 'expires' }], due: { field: 'expires', job: 'expire' } },
  /** Notices on their way. `due` is null once nothing more will be tried. */
  outbox: {
    indexes: [
      { order: 'due' },
      { equal: ['urgent'], order: 'due' },
      { equal: ['state'], order: 'at' },
      { equal: ['aboutKey'], order: 'at' },
      { order: 'expires' },
    ],
    due: { field: 'due', job: 'deliver' },
  },
  /** The month's messages that LINE counts, one record a month. */
  quota: { indexes: [{ order: 'month' }] },
  /** What features do at set times, one record each: when next. */
  schedules: { indexes: [{ order: 'due' }], due: { field: 'due', job: 'schedule' } },
  /** One-time codes with which staff join. */
  invitations: { indexes: [{ order: 'expires' }, { equal: ['by'] }], due: { field: 'expires', job: 'expire' } },
  /** The last number given by each counter. */
  counters: { indexes: [] },
  /** Facts of the installation: who used the first code. */
  installation: { indexes: [] },
} as const satisfies Record<string, Collection>;

/** The declaration of a collection; throws on a name nobody declared. */
export function collection(name: string): Collection {
  const found = (collections as Record<string, Collection>)[name];
  if (!found) throw new Error(`unknown collection: ${name}`);
  return found;
}
