import type { Office } from '#offices/office.ts';

const UNIT_MS = { hours: 3_600_000, days: 86_400_000, years: 365 * 86_400_000 } as const;

/** How long the office keeps this kind of record, in ms; its data say so. Throws on a kind that they do not name. */
export function keepMs({ profile }: Pick<Office, 'profile'>, record: string): number {
  const found = profile.retention.find(each => each.record === record);
  if (!found) throw new Error(`no retention for ${record}`);
  return found.keep.amount * UNIT_MS[found.keep.unit];
}
