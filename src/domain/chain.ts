import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';

/**
 * An append-only history of which no row can be altered, left out or put elsewhere unseen: each link's hash covers the
 * link before it. Of words and photos only salted digests are linked, so that those can be erased without breaking it.
 * Pure.
 */
export const ChainLink = v.object({
  /** The record whose history it is. */
  of: v.string(),
  /** 0, 1, 2 … */
  seq: v.number(),
  /** ms since 1970. */
  at: v.number(),
  /** A staff member's id, or `resident` or `system`: residents are not named in what cannot be erased. */
  actor: v.string(),
  act: v.string(),
  state: v.string(),
  digests: v.array(v.string()),
  prev: v.string(),
  hash: v.string(),
});
export type ChainLink = v.InferOutput<typeof ChainLink>;

/** Where a chain ends: what the record keeps of it. */
export type ChainHead = { readonly hash: string; readonly length: number };

/** Before the first link. */
export const noChain: ChainHead = { hash: '', length: 0 };

/** The digest of one text or photo id; without its salt nobody can guess the text from it. */
export function saltedDigest(words: string, salt: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${salt}\n${words}`)));
}

/** The next link of a chain. */
export function link(
  head: ChainHead,
  fact: Pick<ChainLink, 'of' | 'at' | 'actor' | 'act' | 'state' | 'digests'>,
): ChainLink {
  const unsealed = { ...fact, seq: head.length, prev: head.hash };
  return { ...unsealed, hash: seal(unsealed) };
}

export function headOf({ hash, seq }: ChainLink): ChainHead {
  return { hash, length: seq + 1 };
}

/** What is wrong with a chain, and with which row. */
export type ChainFault = {
  readonly seq: number;
  readonly what: 'altered' | 'missing' | 'out-of-place' | 'cut';
};

/** Checks a whole chain, in the order of its rows, against the head that the record keeps; null: nothing is wrong. */
export function verifyChain(of: string, links: readonly ChainLink[], head: ChainHead): ChainFault | null {
  let before: ChainHead = noChain;
  for (const [at, each] of links.entries()) {
    if (each.seq > at) return { seq: at, what: 'missing' };
    if (each.seq < at || each.of !== of) return { seq: at, what: 'out-of-place' };
    if (each.hash !== seal(each) || each.prev !== before.hash) return { seq: at, what: 'altered' };
    before = headOf(each);
  }
  if (links.length < head.length) return { seq: links.length, what: 'cut' };
  return links.length > head.length || before.hash !== head.hash ? { seq: links.length - 1, what: 'altered' } : null;
}

function seal({ of, seq, at, actor, act, state, digests, prev }: Omit<ChainLink, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([prev, of, seq, at, actor, act, state, digests]))));
}
