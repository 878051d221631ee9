import type { messagingApi } from '@line/bot-sdk';
import type { Cell, RichMenu, Tab } from '../../src/offices/schema/rich-menu.ts';
import { CELLS_SHOWN, spoken } from '../../src/offices/schema/rich-menu.ts';

/** Where everything of a menu stands, in pixels of the picture. LINE shows it as wide as the phone's screen. */

export const WIDTH = 2500;
export const HEIGHT = 1686;
/** 44 pixels on a phone that is 360 wide. */
export const TABS_HEIGHT = 308;

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Placed<T> = { readonly what: T; readonly box: Box };
export type Layout = { readonly tabs: readonly Placed<Tab>[]; readonly cells: readonly Placed<Cell>[] };

/** One tab of a menu: all the tabs above, its own open cells beneath, in two rows that leave no gap. */
export function layoutOf(menu: RichMenu, tab: Tab, isOpen: (feature: string) => boolean): Layout {
  const shown = tab.cells.filter(({ feature }) => feature === undefined || isOpen(feature)).slice(0, CELLS_SHOWN);
  const above = Math.ceil(shown.length / (shown.length > 3 ? 2 : 1));
  const rows = [shown.slice(0, above), shown.slice(above)].filter(row => row.length > 0);
  const heights = shares(HEIGHT - TABS_HEIGHT, rows.length);
  return {
    tabs: inRow(menu.tabs, 0, TABS_HEIGHT),
    cells: rows.flatMap((row, at) => {
      const [top = 0, height = 0] = heights[at] ?? [];
      return inRow(row, TABS_HEIGHT + top, height);
    }),
  };
}

function inRow<T>(row: readonly T[], y: number, height: number): Placed<T>[] {
  const widths = shares(WIDTH, row.length);
  return row.map((what, at) => {
    const [x = 0, width = 0] = widths[at] ?? [];
    return { what, box: { x, y, width, height } };
  });
}

/** A length in so many parts of whole pixels: where each begins, and how long it is. */
function shares(length: number, parts: number): [number, number][] {
  const edge = (at: number) => Math.round((length * at) / parts);
  return Array.from({ length: parts }, (_, at) => [edge(at), edge(at + 1) - edge(at)]);
}

/**
 * The areas of a tab as LINE wants them, each with the words that are read aloud. The tab that is shown is none.
 * Source: Messaging API reference, Rich menu structure and Action objects.
 */
export function areasOf(layout: Layout, current: Tab, aliases: Aliases, liffId: string): messagingApi.RichMenuArea[] {
  return [
    ...layout.tabs
      .filter(({ what }) => what.id !== current.id)
      .map(({ what, box }) => ({ bounds: { ...box }, action: switchTo(what.id, `แท็บ${what.name.th}`, aliases) })),
    ...layout.cells.map(({ what, box }) => ({ bounds: { ...box }, action: actionOf(what, aliases, liffId) })),
  ];
}

/** Alias of each tab, by the tab's id. */
export type Aliases = ReadonlyMap<string, string>;

function actionOf({ th, does }: Cell, aliases: Aliases, liffId: string): messagingApi.Action {
  const label = spoken(th);
  if ('open' in does) return { type: 'uri', label, uri: `https://liff.line.me/${liffId}${does.open}` };
  if ('say' in does) return { type: 'message', label, text: does.say };
  if ('call' in does) return { type: 'uri', label, uri: `tel:${does.call}` };
  return switchTo(does.tab, label, aliases);
}

/** The postback that comes with a switch is `home.tab`: LINE has shown the tab already, and nothing is answered. */
function switchTo(tab: string, label: string, aliases: Aliases): messagingApi.RichMenuSwitchAction & { type: string } {
  return { type: 'richmenuswitch', label, richMenuAliasId: aliases.get(tab) ?? tab, data: 'home.tab' };
}
