import * as v from 'valibot';
import { type ChainFault, ChainLink, verifyChain } from '#domain/chain.ts';
import { type Ref, ref, type Stored } from '#domain/record.ts';
import { digestsOf } from './entries.ts';
import { Case, Entry, readCase } from './record.ts';

/** Why a history is not what was written. `words`: the case tells another thing than the link with this `seq`. */
export type HistoryFault = ChainFault | { readonly seq: number; readonly what: 'words' };

const MOST_LINKS = 99;

/** A case and every link that its chain can have: one read. */
export function historyRefs(id: string): Ref[] {
  const links = Array.from({ length: MOST_LINKS }, (_, seq) => ref('chain', `${id}:${String(seq).padStart(4, '0')}`));
  return [ref('cases', id), ...links];
}

/**
 * Checks what {@link historyRefs} found: the chain of the links, that it is this case's whole chain, and that each entry
 * is what its link says. Words that were erased are no fault; words that were changed are. Null: nothing is wrong.
 */
export function verifyHistory([record, ...rows]: readonly (Stored | null)[]): HistoryFault | null {
  if (!record) return { seq: 0, what: 'missing' };
  const { id, data } = readCase(record);
  const unreadable = rows.findIndex(row => row && !v.is(ChainLink, row.data));
  if (unreadable >= 0) return { seq: unreadable, what: 'altered' };
  const links = rows.flatMap(row => (row ? [v.parse(ChainLink, row.data)] : []));
  const broken = verifyChain(id, links, data.head);
  if (broken) return broken;
  if (links[0]?.at !== data.at) return { seq: 0, what: 'words' };
  const wrong = links.find((each, at) => !tells(each, data.history[at]));
  if (wrong) return { seq: wrong.seq, what: 'words' };
  if (data.history.length > links.length) return { seq: links.length, what: 'words' };
  return links.at(-1)?.state === data.state ? null : { seq: links.length - 1, what: 'words' };
}

/** Which entry of a record is no entry any more; the first, where something else of it is amiss. Null: it can be read. */
export function unreadableEntry({ data }: Stored): number | null {
  if (v.is(Case, data)) return null;
  const { history } = data;
  return Math.max(0, Array.isArray(history) ? history.findIndex(entry => !v.is(Entry, entry)) : 0);
}

function tells({ seq, digests, at, act, state, actor }: ChainLink, entry: Entry | undefined): boolean {
  if (!entry || entry.seq !== seq || entry.at !== at || entry.act !== act || entry.state !== state) return false;
  const isSameAuthor = entry.by === 'staff' ? !['resident', 'system'].includes(actor) : entry.by === actor;
  return isSameAuthor && digestsOf(entry).every(digest => digests.includes(digest));
}
