import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { bringWords, textsApart } from '#i18n/apart.ts';
import { type Locale, texts } from '#i18n/texts.ts';
import { modulesApart, takeApart } from '../../src/offices/build/words.ts';

type Words = Record<Locale, unknown>;

/** What a module of words makes in the built Worker. */
function madeOf(code: string): Words {
  const body = stripTypeScriptTypes(code)
    .replace(/^import .*$/gm, '')
    .replace(/^export const \w+ =/m, 'return');
  return new Function('texts', 'textsApart', body)(texts, textsApart) as Words;
}

/** The words as they are after the words have been brought, and what each function says to some arguments. */
function said(words: unknown): unknown {
  if (typeof words === 'function') return ARGUMENTS.map(each => outcome(() => words(...each)));
  if (Array.isArray(words)) return words.map(said);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, said(value)]));
}

function outcome(call: () => unknown): unknown {
  try {
    return String(call());
  } catch (error) {
    return String(error);
  }
}

const anything = new Proxy({}, { get: (_, key) => (key === Symbol.toPrimitive ? () => '7' : 3) });
const ARGUMENTS: readonly (readonly unknown[])[] = [
  [],
  [0, 0, 0, 0, 0, 0],
  [1, 1, 1, 1, 1, 1],
  [2569, 12, 5, 4, 3, 2],
  ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ'],
  ['', '', '', '', '', ''],
  [null, null, null, null, null, null],
  [true, 'ก', 1, true, 'ข', 2],
  ['ก', 1, 'ข', 2, 'ค', 3],
  [['ก', 'ข'], ['ค'], []],
  [anything, anything, anything],
];

const source = `import { texts } from '#i18n/texts.ts';
type Kind = 'long enough for a piece';
const kinds: Record<Kind, string> = { 'long enough for a piece': 'ชนิดหนึ่ง' };
export const sampleText = texts(
  { kinds, full: kinds, list: ['หนึ่ง', 'สอง'], count: (n: number) => (n ? \`ทั้งหมด \${n} เรื่อง\` : 'ไม่มีเรื่อง') },
  { kinds, full: kinds, list: ['one', 'two'], count: (n: number) => (n ? \`\${n} in all\` : 'nothing') },
);
`;

type Node = { type: string; name?: unknown; source?: { value: string }; specifiers?: { local: { name: string } }[] };

/** Words that a module reads while it loads, by the name under which it imports them. */
function earlyIn(module: string): string[] {
  const body = parseSync('module.ts', module).program.body as unknown as Node[];
  const texts = body
    .filter(({ type, source }) => type === 'ImportDeclaration' && /[/-]text\.ts$/.test(source?.value ?? ''))
    .flatMap(({ specifiers = [] }) => specifiers.map(({ local }) => local.name))
    .filter(name => name.endsWith('Text') || name.endsWith('Words'));
  return texts.filter(name => body.some(statement => reads(statement, name)));
}

function reads(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some(each => reads(each, name));
  if (typeof node !== 'object' || node === null) return false;
  const { type = '' } = node as Node;
  if (/^(TS|Import)|Function|Class/.test(type)) return false;
  return type === 'Identifier' ? (node as Node).name === name : Object.values(node).some(each => reads(each, name));
}

describe('words beside the script', () => {
  const modules = [...modulesApart()];

  test.each(modules.map(([file, apart]) => [file.split('/src/')[1] ?? '', file, apart] as const))(
    '%s says the same as before it was taken apart',
    async (_, file, apart) => {
      bringWords(modules.map(([, each]) => each.words));
      const exported = Object.values((await import(file)) as Record<string, Words>);
      const { th, en } = exported.find(each => typeof each === 'object' && 'th' in each) ?? {};
      const made = madeOf(apart.code);
      expect(said(made.th)).toEqual(said(th));
      expect(said(made.en)).toEqual(said(en));
    },
  );

  test('only the functions of a module stay in the script, without their longer words', () => {
    const apart = takeApart(source, 0);
    const kinds = { 'long enough for a piece': 'ชนิดหนึ่ง' };
    expect(apart?.words).toEqual({
      th: { kinds, full: kinds, list: ['หนึ่ง', 'สอง'] },
      en: { kinds, full: kinds, list: ['one', 'two'] },
      pieces: ['ทั้งหมด ', ' เรื่อง', 'ไม่มีเรื่อง', ' in all', 'nothing'],
    });
    expect(apart?.code.slice(apart.code.indexOf('export'))).toBe(
      `export const sampleText = textsApart(0, $pieces => texts({count: (n: number) => (n ? \`\${$pieces[0]}\${n}\${$pieces[1]}\` : $pieces[2])}, {count: (n: number) => (n ? \`\${n}\${$pieces[3]}\` : $pieces[4])}));\n`,
    );
  });

  test('a module without texts(th, en) stays as it is, and what is not written as plain words stays in the script', () => {
    expect(takeApart("export const words = { th: 'ก' };", 0)).toBeNull();
    const apart = takeApart(
      "const more = {};\nexport const t = texts({ ...more, a: 'ก' }, { ['a']: 'longer' + 'x' });",
      0,
    );
    expect(apart?.words).toEqual({ th: {}, en: {}, pieces: [] });
    expect(apart?.code).toContain("texts({ ...more, a: 'ก' }, { ['a']: 'longer' + 'x' })");
  });

  test('words are asked for in functions only: while modules load they are not there', () => {
    expect(() => textsApart(1_000, () => texts({ a: 'ก' }, { a: 'a' })).th).toThrow('before they are there');
    expect(earlyIn("import { aText } from './text.ts';\nconst a = { b: aText.th.c };")).toEqual(['aText']);
    const folder = new URL('../../src/', import.meta.url);
    const early = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => [name, earlyIn(readFileSync(new URL(name, folder), 'utf8'))] as const);
    expect(early.filter(([, names]) => names.length > 0)).toEqual([]);
  });
});
