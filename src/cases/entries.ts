import type { Role } from '#domain/actor.ts';
import type { CaseAct, CaseState } from '#domain/case.ts';
import { headOf, link, noChain, saltedDigest } from '#domain/chain.ts';
import { type JsonObject, ref, type Write } from '#domain/record.ts';
import type { Case, Entry, Photo } from './record.ts';

/** Who did a step. `id` is a staff member's; residents are not named in the chain. */
export type Author =
  | { readonly by: 'resident' }
  | { readonly by: 'system' }
  | { readonly by: 'staff'; readonly id: string; readonly role: Role; readonly name: string | null };

/** What came with a step. */
export type Said = {
  readonly words: string | null;
  readonly isPublic: boolean;
  /** LINE message ids of photos. */
  readonly photoIds: readonly string[];
  /** LINE message ids of the words. */
  readonly messageIds: readonly string[];
};

export const nothingSaid: Said = { words: null, isPublic: true, photoIds: [], messageIds: [] };

/** The case with one more entry, and the write of its link in the chain. */
export function withEntry(
  id: string,
  before: Case | null,
  step: { readonly act: CaseAct; readonly state: CaseState; readonly at: number },
  author: Author,
  said: Said,
  newId: () => string,
): Pick<Case, 'history' | 'head'> & { readonly write: Write } {
  const entry = newEntry(before?.head.length ?? 0, step, author, said, newId);
  const sealed = link(before?.head ?? noChain, {
    of: id,
    at: step.at,
    actor: author.by === 'staff' ? author.id : author.by,
    act: step.act,
    state: step.state,
    digests: digestsOf(entry),
  });
  const target = ref('chain', `${id}:${String(sealed.seq).padStart(4, '0')}`);
  return {
    history: [...(before?.history ?? []), entry],
    head: headOf(sealed),
    write: { kind: 'create', ref: target, data: sealed as JsonObject },
  };
}

function newEntry(
  seq: number,
  { act, state, at }: { readonly act: CaseAct; readonly state: CaseState; readonly at: number },
  author: Author,
  { words, isPublic, photoIds, messageIds }: Said,
  newId: () => string,
): Entry {
  const photos = photoIds.map((messageId): Photo => ({ messageId, salt: newId() }));
  return {
    seq,
    at,
    act,
    state,
    by: author.by,
    role: author.by === 'staff' ? author.role : null,
    name: author.by === 'staff' ? author.name : null,
    words,
    isPublic,
    salt: newId(),
    photos,
    messageIds: [...messageIds],
  };
}

/**
 * What the chain keeps of an entry beside its time, act and state: who did it as what, and whether residents see it; then
 * its words and photos, in their order.
 */
export function digestsOf({
  words,
  salt,
  photos,
  role,
  name,
  isPublic,
}: Pick<Entry, 'words' | 'salt' | 'photos' | 'role' | 'name' | 'isPublic'>): string[] {
  return [
    // Nothing of it is ever erased, so it needs no salt.
    saltedDigest(JSON.stringify([role, name, isPublic]), ''),
    ...(words === null ? [] : [saltedDigest(words, salt)]),
    ...photos.flatMap(photo => (photo.messageId === null ? [] : [saltedDigest(photo.messageId, photo.salt)])),
  ];
}
