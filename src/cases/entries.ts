import type { Role } from '#domain/actor.ts';
import type { CaseAct, CaseState } from '#domain/case.ts';
import { headOf, link, noChain, saltedDigest } from '#domain/chain.ts';
import type { Answers } from '#domain/form.ts';
import { type JsonObject, ref, type Write } from '#domain/record.ts';
import { awaitedPhoto } from '#files/record.ts';
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
  /** LINE message ids of photos, which are then fetched. */
  readonly photoIds: readonly string[];
  /** Ids of uploads; whoever gives them writes that they belong to the case, see `attach` of files/attaching.ts. */
  readonly uploads?: readonly string[];
  /** LINE message ids of the words. */
  readonly messageIds: readonly string[];
  /** All answers of the case's form, where this step gives or changes them. */
  readonly answers?: Answers | null;
  readonly stars?: number | null;
};

export const nothingSaid: Said = { words: null, isPublic: true, photoIds: [], messageIds: [] };

/** The case with one more entry, and the writes of its link in the chain and of the photos that LINE still has. */
export function withEntry(
  id: string,
  before: Case | null,
  step: { readonly act: CaseAct; readonly state: CaseState; readonly at: number },
  author: Author,
  said: Said,
  newId: () => string,
): Pick<Case, 'history' | 'head'> & { readonly writes: readonly Write[] } {
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
    writes: [
      { kind: 'create', ref: target, data: sealed as JsonObject },
      ...[...new Set(said.photoIds)].map(photoId => awaitedPhoto(photoId, id, step.at)),
    ],
  };
}

function newEntry(
  seq: number,
  { act, state, at }: { readonly act: CaseAct; readonly state: CaseState; readonly at: number },
  author: Author,
  { words, isPublic, photoIds, uploads = [], messageIds, answers = null, stars = null }: Said,
  newId: () => string,
): Entry {
  const photos = [...photoIds, ...uploads].map((id): Photo => ({ id, salt: newId() }));
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
    answers,
    stars,
    salt: newId(),
    photos,
    messageIds: [...messageIds],
  };
}

/**
 * What the chain keeps of an entry beside its time, act and state: who did it as what, and whether residents see it; then
 * its words, its answers and its photos, in their order.
 */
export function digestsOf({
  words,
  salt,
  photos,
  role,
  name,
  isPublic,
  answers,
  stars,
}: Pick<Entry, 'words' | 'salt' | 'photos' | 'role' | 'name' | 'isPublic' | 'answers' | 'stars'>): string[] {
  return [
    // Nothing of it is ever erased, so it needs no salt.
    saltedDigest(JSON.stringify([role, name, isPublic, ...(stars === null ? [] : [stars])]), ''),
    ...(words === null ? [] : [saltedDigest(words, salt)]),
    ...(answers === null ? [] : [saltedDigest(canonical(answers), salt)]),
    ...photos.flatMap(photo => (photo.id === null ? [] : [saltedDigest(photo.id, photo.salt)])),
  ];
}

/** Answers as one text, whatever order a store gives their names in. */
function canonical(answers: Answers): string {
  return JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
}
