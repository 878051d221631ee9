import * as v from 'valibot';
import { countGraphemes } from '#line/messages/limits.ts';
import { Both, Id, Phone } from './common.ts';

/** The menu under the chat, as an office writes it: tabs of cells, each with its words, its icon and what it does. */

const upTo = (max: number) => v.check((words: string) => countGraphemes(words) <= max, `at most ${max} characters`);
const Words = v.pipe(v.string(), v.trim(), v.minLength(1));

/** Whom a menu is for. */
export const Audience = v.picklist(['residents']);
export type Audience = v.InferOutput<typeof Audience>;

/** The drawings there are (`dev/richmenu/icons.ts`). */
export const Icon = v.picklist([
  'report',
  'form',
  'opinion',
  'track',
  'ask',
  'contact',
  'score',
  'measures',
  'questions',
  'my-data',
  'language',
  'sealed',
]);
export type Icon = v.InferOutput<typeof Icon>;

/** Pages of the mini-app that stand in a menu. */
export const liffPaths = ['/complaint', '/services', '/opinion', '/cases', '/privacy', '/measures'] as const;

/**
 * What a cell does: opens a page of the mini-app; says words in the person's name, which can be typed just as well; shows
 * another tab; calls a number.
 */
const Does = v.union(
  [
    v.strictObject({ open: v.picklist(liffPaths) }),
    v.strictObject({ say: v.pipe(Words, upTo(300)) }),
    v.strictObject({ tab: Id }),
    v.strictObject({ call: Phone }),
  ],
  `one of: open (${liffPaths.join(' ')}), say, tab, call`,
);

/** `\n` is where the words may break into a second line on the picture; it is not read aloud. */
const Label = v.pipe(
  Words,
  v.check(words => words.split('\n').length <= 2, 'at most two lines'),
  v.check(words => countGraphemes(spoken(words)) <= 20, 'at most 20 characters'),
);

export const Cell = v.strictObject({
  th: Label,
  /** Small, beneath the Thai; one line. */
  en: v.pipe(Words, upTo(20)),
  icon: Icon,
  does: Does,
  /** The part of the product that must be open; until then the next cell takes the place. */
  feature: v.optional(Id),
});
export type Cell = v.InferOutput<typeof Cell>;

/** At most six cells are drawn: the first whose parts are open. */
export const CELLS_SHOWN = 6;

const TabName = v.pipe(
  Both,
  v.check(({ th }) => countGraphemes(th) <= 12, 'at most 12 Thai characters'),
  v.check(({ en }) => countGraphemes(en) <= 14, 'at most 14 English characters'),
);

export const Tab = v.strictObject({
  id: Id,
  /** How the other tabs call this one on LINE. Source: Messaging API reference, Create rich menu alias. */
  alias: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,32}$/)),
  name: TabName,
  cells: v.pipe(
    v.array(Cell),
    v.minLength(1),
    v.maxLength(12),
    v.check(cells => cells.some(cell => cell.feature === undefined), 'one cell at least needs no feature'),
  ),
});
export type Tab = v.InferOutput<typeof Tab>;

export const RichMenu = v.strictObject({
  audience: Audience,
  /** On the bar by which the menu is opened and closed. */
  chatBarText: v.pipe(Words, upTo(14)),
  tabs: v.pipe(v.array(Tab), v.minLength(2), v.maxLength(2)),
});
export type RichMenu = v.InferOutput<typeof RichMenu>;

export const RichMenuFile = v.strictObject({ menus: v.pipe(v.array(RichMenu), v.minLength(1), v.maxLength(4)) });
export type RichMenuFile = v.InferOutput<typeof RichMenuFile>;

/** The words of a label as they are read aloud. */
export function spoken(label: string): string {
  return label.replaceAll('\n', '');
}
