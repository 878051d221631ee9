import type { Draft } from './model.ts';

/**
 * The way of a complaint, as data: what is asked in which order, when a step is done, and how it is asked again. The step
 * of a draft is the first one that is not done, so whatever is missing or was taken back is asked for.
 */
type Step = {
  readonly name: string;
  readonly isDone: (draft: Draft) => boolean;
  /** The draft with this step to be answered again; a step without it cannot be gone back to. */
  readonly reopen?: (draft: Draft) => Draft;
};

const steps = [
  { name: 'sealed', isDone: draft => !draft.sealed },
  {
    name: 'category',
    isDone: draft => draft.category !== null,
    reopen: draft => ({ ...draft, category: null, guesses: [], near: [], looked: false }),
  },
  { name: 'what', isDone: draft => draft.what !== null, reopen: draft => ({ ...draft, what: null }) },
  {
    name: 'where',
    isDone: draft => draft.placed,
    reopen: draft => ({ ...draft, where: null, placed: false, near: [], looked: false }),
  },
  { name: 'near', isDone: draft => draft.near.length === 0 },
  { name: 'photos', isDone: draft => draft.pictured, reopen: draft => ({ ...draft, pictured: false, set: null }) },
  { name: 'check', isDone: () => false },
] as const satisfies readonly Step[];

export type StepName = (typeof steps)[number]['name'];
/** Steps that can be answered again. */
export type Part = 'category' | 'what' | 'where' | 'photos';

export function stepOf(draft: Draft): StepName {
  return steps.find(step => !step.isDone(draft))?.name ?? 'check';
}

/** The draft with one of its parts asked for again. */
export function reopened(draft: Draft, part: Part): Draft {
  const step: Step | undefined = steps.find(({ name }) => name === part);
  return step?.reopen?.(draft) ?? draft;
}

/** One step back; null at the first one. */
export function stepBack(draft: Draft): Draft | null {
  const at = steps.findIndex(({ name }) => name === stepOf(draft));
  const before: readonly Step[] = steps.slice(0, at);
  const previous = before.findLast(step => step.reopen !== undefined);
  return previous?.reopen?.(draft) ?? null;
}

/** Is everything there by which open cases close by can be found, and have they not been looked for? */
export function needsLook(draft: Draft): boolean {
  return (
    !draft.looked &&
    draft.category !== null &&
    draft.what !== null &&
    draft.placed &&
    typeof draft.where?.latitude === 'number' &&
    typeof draft.where.longitude === 'number'
  );
}
