/**
 * Every capability of the product. Adding one means: write its five files (README), add its name here, and the compiler names
 * the registries that lack it (`features/manifests.ts`, `handlers.ts`, `endpoints.ts`). Typed words are offered to the
 * features in this order, and to `qna` last wherever it stands (`line/choose.ts`). `staff` is first: an office may choose any
 * word as its first code, also one of the menu.
 */
export const features = [
  'staff',
  'home',
  'score',
  'measure',
  'desk',
  'case',
  'eservice',
  'complaint',
  'privacy',
  'opinion',
  'qna',
] as const;
export type Feature = (typeof features)[number];

/** What the rest of the product must know of a feature without running it. */
export type Manifest = {
  /** Open to residents today. An answer never points to a part that is not. */
  open: boolean;
  /** May it answer in a group chat? A feature that reads or writes a person's own things may not. */
  inGroups: boolean;
};
