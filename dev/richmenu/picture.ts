import type { Cell, Tab } from '../../src/offices/schema/rich-menu.ts';
import { spoken } from '../../src/offices/schema/rich-menu.ts';
import { FAMILY } from './font.ts';
import { icons } from './icons.ts';
import { type Box, HEIGHT, type Layout, type Placed, TABS_HEIGHT, WIDTH } from './layout.ts';

/**
 * The picture of one tab as SVG, from data alone: the same data give the same text. On a phone 360 pixels wide everything
 * is a seventh of its size, so that nothing is smaller than 84 here.
 */
export const THAI_SIZE = 124;
export const SMALL_SIZE = 86;
const TAB_SIZE = 118;
const INK = '#10242B';
const SOFT_INK = '#43565C';
const GAP = 18;
const CORNER = 44;
const ICON = 210;

export function svgOf(layout: Layout, current: Tab, accent: string): string {
  const paper = mixed(accent, 0.1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FAMILY}" text-anchor="middle">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>`,
    `<rect width="${WIDTH}" height="${TABS_HEIGHT}" fill="${mixed(accent, 0.7, 0)}"/>`,
    ...layout.tabs.map(placed => tab(placed, placed.what.id === current.id, accent, paper)),
    ...layout.cells.map(placed => cell(placed, accent)),
    '</svg>',
  ].join('\n');
}

/** The active tab stands on the page and looks like a part of it; the others lie behind, in the office's colour. */
function tab({ what, box }: Placed<Tab>, isCurrent: boolean, accent: string, paper: string): string {
  const [left, right, top] = [box.x + GAP, box.x + box.width - GAP, isCurrent ? 28 : 64];
  const shape = `M${left} ${box.height}V${top + CORNER}a${CORNER} ${CORNER} 0 0 1 ${CORNER} ${-CORNER}H${right - CORNER}a${CORNER} ${CORNER} 0 0 1 ${CORNER} ${CORNER}V${box.height}z`;
  const x = box.x + box.width / 2;
  const y = top + (box.height - top) / 2 + 38;
  const ink = isCurrent ? INK : '#FFFFFF';
  return [
    `<path d="${shape}" fill="${isCurrent ? paper : accent}"/>`,
    `<text x="${x}" y="${y}" fill="${ink}"><tspan font-weight="700" font-size="${TAB_SIZE}">${escaped(what.name.th)}</tspan><tspan font-weight="500" font-size="${SMALL_SIZE}" dx="32">${escaped(what.name.en)}</tspan></text>`,
  ].join('\n');
}

function cell({ what, box }: Placed<Cell>, accent: string): string {
  const card = inner(box);
  const lines = linesOf(what);
  const step = THAI_SIZE * 1.22;
  const icon = lines.length > 1 ? ICON - 54 : ICON;
  const height = icon + 26 + step * lines.length + SMALL_SIZE * 1.5;
  const x = box.x + box.width / 2;
  const top = card.y + (card.height - height) / 2;
  const baseline = top + icon + 26 + THAI_SIZE * 0.98;
  const scale = icon / 24;
  return [
    `<rect x="${card.x}" y="${card.y}" width="${card.width}" height="${card.height}" rx="${CORNER}" fill="#FFFFFF" stroke="${mixed(accent, 0.25)}" stroke-width="4"/>`,
    `<path transform="translate(${round(x - icon / 2)} ${round(top)}) scale(${round(scale)})" d="${icons[what.icon]}" fill="none" stroke="${accent}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`,
    ...lines.map((line, at) => text(line, THAI_SIZE, 700, x, baseline + step * at, INK)),
    text(what.en, SMALL_SIZE, 500, x, baseline + step * (lines.length - 1) + SMALL_SIZE * 1.5, SOFT_INK),
  ].join('\n');
}

function inner({ x, y, width, height }: Box): Box {
  return { x: x + GAP, y: y + GAP, width: width - 2 * GAP, height: height - 2 * GAP };
}

function linesOf({ th }: Cell): string[] {
  return th.split('\n').map(line => line.trim());
}

/** Every line of words on the picture with the width there is for it. */
export function wordsOn(layout: Layout): { words: string; size: number; weight: number; room: number }[] {
  const room = (box: Box) => box.width - 2 * GAP - 24;
  return [
    ...layout.tabs.map(({ what: { name }, box }) => ({
      words: `${name.th} ${name.en}`,
      size: TAB_SIZE,
      weight: 700,
      room: room(box),
    })),
    ...layout.cells.flatMap(({ what, box }) => [
      ...linesOf(what).map(words => ({ words, size: THAI_SIZE, weight: 700, room: room(box) })),
      { words: what.en, size: SMALL_SIZE, weight: 500, room: room(box) },
    ]),
  ];
}

/** One line of words by itself, for measuring. */
export function lineSvg(words: string, size: number, weight: number): string {
  const line = text(words, size, weight, 0, size * 2, INK);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${size * 4}" font-family="${FAMILY}">${line}</svg>`;
}

function text(words: string, size: number, weight: number, x: number, y: number, ink: string): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(spoken(words))}</text>`;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** So much of a colour over white, or over another grey. */
function mixed(color: string, share: number, ground = 255): string {
  const parts = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16));
  const over = parts.map(part => Math.round(part * share + ground * (1 - share)));
  return `#${over.map(part => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
