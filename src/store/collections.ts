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
  readonly due?: {
    readonly field: string;
    readonly job: 'deliver' | 'expire' | 'file' | 'forget' | 'schedule' | 'wake';
  };
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
  /** What a writing call of the API came to, so that sending it again does nothing. Kept 24 hours. */
  requests: { indexes: [{ order: 'expires' }], due: { field: 'expires', job: 'expire' } },
  /** Which records hold the words of a LINE message, so that an unsend finds them. */
  messages: { indexes: [{ order: 'expires' }], due: { field: 'expires', job: 'expire' } },
  /** Complaints, questions to staff, requests for services and opinions, with their whole history. */
  cases: {
    indexes: [
      { has: 'people', order: 'at' },
      { equal: ['year', 'number'] },
      { equal: ['open'], order: 'dueAt' },
      { equal: ['open', 'division'], order: 'dueAt' },
      { equal: ['open', 'desk'], order: 'dueAt' },
      { equal: ['open', 'category', 'cell'] },
      { equal: ['kind'], order: 'at' },
      { order: 'wakeAt' },
    ],
    due: { field: 'wakeAt', job: 'wake' },
  },
  /** Polls and consultations, with what staff did and said. */
  consultations: { indexes: [{ order: 'closesAt' }, { order: 'wakeAt' }], due: { field: 'wakeAt', job: 'wake' } },
  /** What people said to them, `{consultation}:{pseudonym}`: nobody can tell from it who that is. */
  responses: {
    indexes: [{ equal: ['consultation', 'worded'], order: 'place' }, { order: 'expires' }],
    due: { field: 'expires', job: 'expire' },
  },
  /** The sealed links of the cases' histories, `{case}:{seq}`: digests only, never changed. */
  chain: { indexes: [] },
  /** Photos and documents: what they are and what is to be done with them. Their bytes lie in the files port. */
  files: {
    indexes: [{ order: 'due' }, { equal: ['owner'] }, { order: 'unclaimedUntil' }],
    due: { field: 'due', job: 'file' },
  },
  /** Seats of appointments, one record each: who has it. */
  seats: {
    indexes: [
      { equal: ['service'], order: 'day' },
      { equal: ['person', 'service'], order: 'day' },
      { order: 'wakeAt' },
    ],
    due: { field: 'wakeAt', job: 'wake' },
  },
  /** Every version of a form that was ever shown, `{form}:{version}`; never changed. */
  forms: { indexes: [] },
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
