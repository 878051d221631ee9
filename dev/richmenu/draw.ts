import { Resvg } from '@resvg/resvg-js';
import { FAMILY, fontFiles, missingGlyphs } from './font.ts';
import type { Layout } from './layout.ts';
import { lineSvg, wordsOn } from './picture.ts';

/** Only our own font files: what else is installed on this machine does not change a picture. */
const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: FAMILY };

/** The picture as PNG. The same SVG gives the same bytes. */
export function png(svg: string): Buffer {
  return new Resvg(svg, { font }).render().asPng();
}

/** Why the words of a tab cannot be drawn well: characters that the font lacks, lines that are too wide. */
export function drawingProblems(layout: Layout): string[] {
  return wordsOn(layout).flatMap(({ words, size, weight, room }) => {
    const missing = missingGlyphs(words);
    if (missing.length > 0) return [`"${words}": Sarabun has no ${missing.join(' ')}`];
    const width = widthOf(words, size, weight);
    return width <= room ? [] : [`"${words}": ${Math.round(width)} px wide, there are ${room}: shorten or break it`];
  });
}

function widthOf(words: string, size: number, weight: number): number {
  return new Resvg(lineSvg(words, size, weight), { font }).getBBox()?.width ?? 0;
}
