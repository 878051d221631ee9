import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalizePath, parseSync } from 'vite';
import type { Plain, WordsApart } from '#i18n/apart.ts';

/** A module of words as the script carries it, and what lies beside the script. */
export type ModuleApart = { readonly code: string; readonly words: WordsApart };

const SRC = fileURLToPath(new URL('../..', import.meta.url));

/** Says what is wrong with the settings, which is found before the words have been read. */
const WITHIN = 'i18n/env-text.ts';

/** The modules of words by their file, in the order in which their words lie beside the script. */
export function modulesApart(): Map<string, ModuleApart> {
  const modules = new Map<string, ModuleApart>();
  for (const name of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map(normalizePath).sort()) {
    if (!/[/-]text\.ts$/.test(name) || name === WITHIN) continue;
    const apart = takeApart(readFileSync(join(SRC, name), 'utf8'), modules.size);
    if (apart) modules.set(normalizePath(join(SRC, name)), apart);
  }
  return modules;
}

/**
 * Takes a module apart that says `export const … = texts(th, en)`; null for others. What says the same to everybody lies
 * beside the script; the functions stay in it, and point at the pieces that they put together. `place`: of the module
 * among all.
 */
export function takeApart(source: string, place: number): ModuleApart | null {
  const declared = (parseSync('text.ts', source).program.body as unknown as Node[]).flatMap(declarationsIn);
  const call = declared.find(({ init }) => isNode(init?.callee) && init.callee.name === 'texts')?.init;
  if (!call) return null;
  const pieces: string[] = [];
  const module = { source, pieces, tables: new Map(declared.map(({ id, init }) => [id.name, init])) };
  const [th, en] = (call.arguments as Node[]).map(language => partsOf(language, module));
  const made = `texts(${th?.code ?? '{}'}, ${en?.code ?? '{}'})`;
  const before = `import { textsApart } from '#i18n/apart.ts';\n${source.slice(0, call.start)}`;
  return {
    code: `${before}textsApart(${place}, $pieces => ${made})${source.slice(call.end)}`,
    words: { th: th?.plain ?? {}, en: en?.plain ?? {}, pieces },
  };
}

/** As far as the syntax tree is read here. Source: ESTree. */
type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown };
type Declared = { readonly id: Node; readonly init: Node | null };
/** `tables`: the module's constants by name. */
type Module = { source: string; pieces: string[]; tables: ReadonlyMap<unknown, Node | null> };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function declarationsIn(node: Node): readonly Declared[] {
  const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  return isNode(declaration) && declaration.type === 'VariableDeclaration'
    ? (declaration.declarations as Declared[])
    : [];
}

/** What is plain in a value, and the code of all else. */
function partsOf(node: Node, module: Module): { plain?: Plain; code?: string } {
  const plain = plainOf(node, module);
  if (plain !== undefined) return { plain };
  const properties = propertiesOf(node);
  if (!properties) return { code: withoutPieces(node, module) };
  const parts = properties.map(({ name, start, value }) => {
    return { name, written: module.source.slice(start, value.start) || `${name}: `, ...partsOf(value, module) };
  });
  return {
    plain: Object.fromEntries(parts.flatMap(({ name, plain }) => (plain === undefined ? [] : [[name, plain]]))),
    code: `{${parts.flatMap(({ written, code }) => (code === undefined ? [] : `${written}${code}`)).join(',\n')}}`,
  };
}

/** What a value is where it is words and nothing else. */
function plainOf(node: Node | null | undefined, module: Module): Plain | undefined {
  if (!node) return undefined;
  if (node.type === 'Identifier') return plainOf(module.tables.get(node.name), module);
  if (node.type === 'ArrayExpression') return allOf((node.elements as Node[]).map(each => plainOf(each, module)));
  const properties = propertiesOf(node);
  if (properties) {
    const values = allOf(properties.map(({ value }) => plainOf(value, module)));
    return values && Object.fromEntries(properties.map(({ name }, at) => [name, values[at] ?? '']));
  }
  const [word, ...more] = node.type === 'Literal' || node.type === 'TemplateLiteral' ? literalsIn(node) : [];
  return more.length === 0 ? word?.word : undefined;
}

/** The properties of an object literal that only has such as `name: value` and `name`. */
function propertiesOf(node: Node): { name: string; start: number; value: Node }[] | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const properties = (node.properties as Node[]).map(({ type, computed, key, value, start }) => {
    if (type !== 'Property' || computed || !isNode(key) || !isNode(value)) return undefined;
    return { name: String(key.name ?? key.value), start, value };
  });
  return allOf(properties);
}

function allOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
  return values.includes(undefined) ? undefined : (values as T[]);
}

/** What is not longer (bytes) stays in the script: to point at it would take as much. */
const SHORT = 6;

/** The source of a value, with the longer words in it replaced. */
function withoutPieces(node: Node, { source, pieces }: Module): string {
  let code = '';
  let at = node.start;
  for (const { word, start, end, isQuasi } of literalsIn(node)) {
    if (Buffer.byteLength(word) <= SHORT) continue;
    if (!pieces.includes(word)) pieces.push(word);
    const piece = `$pieces[${pieces.indexOf(word)}]`;
    code += source.slice(at, start) + (isQuasi ? `\${${piece}}` : piece);
    at = end;
  }
  return code + source.slice(at, node.end);
}

type Literal = { word: string; start: number; end: number; isQuasi: boolean };

/** Every string that is a value, and every piece of a template (`quasi`), in the order of the source. */
function literalsIn(node: unknown): Literal[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (!isNode(node) || node.type.startsWith('TS')) return [];
  const { type, start, end, value, key, ...others } = node;
  if (type === 'Literal') return typeof value === 'string' ? [{ word: value, start, end, isQuasi: false }] : [];
  if (type === 'TemplateElement') {
    const { cooked } = value as { cooked: string };
    // The tree counts the marks around a piece as its own.
    return [{ word: cooked, start: start + 1, end: end - (others.tail ? 1 : 2), isQuasi: true }];
  }
  const parts = type === 'Property' ? [value] : [...Object.values(others), value, key];
  return parts.flatMap(literalsIn).sort((a, b) => a.start - b.start);
}
