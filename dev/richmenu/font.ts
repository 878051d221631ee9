import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Sarabun, the font of the Thai government's documents, in the two weights of the picture (SIL Open Font License). */
export const FAMILY = 'Sarabun';
const require = createRequire(import.meta.url);
export const fontFiles: string[] = [
  require.resolve('@expo-google-fonts/sarabun/500Medium/Sarabun_500Medium.ttf'),
  require.resolve('@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf'),
];

let known: readonly ReadonlySet<number>[] | undefined;

/** The characters that one of the font's weights cannot draw; each would be an empty box. */
export function missingGlyphs(text: string): string[] {
  known ??= fontFiles.map(file => charactersOf(readFileSync(file)));
  const sets = known;
  return [...new Set(text)].filter(character => !sets.every(set => set.has(character.codePointAt(0) ?? 0)));
}

/** Source: OpenType specification, `cmap`, format 4: segments of characters, each with the way to its glyphs. */
function charactersOf(font: Buffer): ReadonlySet<number> {
  const table = tableAt(font, 'cmap');
  const found = new Set<number>();
  for (let record = 0; record < font.readUInt16BE(table + 2); record += 1) {
    const at = table + font.readUInt32BE(table + 8 + record * 8);
    if (font.readUInt16BE(at) !== 4) continue;
    for (let segment = 0; segment < font.readUInt16BE(at + 6); segment += 2) addSegment(font, at, segment, found);
  }
  return found;
}

/** Four columns stand one after the other, the first one followed by two bytes of padding. */
function addSegment(font: Buffer, at: number, segment: number, found: Set<number>): void {
  const length = font.readUInt16BE(at + 6);
  const ends = at + 14 + segment;
  const starts = ends + length + 2;
  const deltas = starts + length;
  const ranges = deltas + length;
  const first = font.readUInt16BE(starts);
  const range = font.readUInt16BE(ranges);
  for (let code = first; code <= font.readUInt16BE(ends) && code < 0xffff; code += 1) {
    const glyph =
      range === 0
        ? (code + font.readUInt16BE(deltas)) & 0xffff
        : font.readUInt16BE(ranges + range + (code - first) * 2);
    if (glyph !== 0) found.add(code);
  }
}

function tableAt(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  throw new Error(`the font has no table ${tag}`);
}
