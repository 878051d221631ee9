import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import { caseWords } from './text.ts';

/** How long the office keeps this kind of record, in words: `5 ปี`. Throws on a kind that its data do not name. */
export function keptFor(record: string, { profile }: Pick<Office, 'profile'>, locale: Locale): string {
  const keep = profile.retention.find(each => each.record === record)?.keep;
  if (!keep) throw new Error(`no retention for ${record}`);
  return caseWords[locale].keptFor[keep.unit](keep.amount);
}
