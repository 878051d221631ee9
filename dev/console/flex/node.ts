/** Reads a Flex message as it came. LINE has checked it, but a console must not break on what it does not know. */
import type { Json, JsonObject } from '../../line/types.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that is a text, else undefined. */
export function word(node: JsonObject, key: string): string | undefined {
  const value = node[key];
  return typeof value === 'string' ? value : undefined;
}

/** A property that is a number, else undefined. */
export function amount(node: JsonObject, key: string): number | undefined {
  const value = node[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function child(node: JsonObject, key: string): JsonObject | undefined {
  const value = node[key];
  return isObject(value) ? value : undefined;
}

export function children(node: JsonObject, key = 'contents'): JsonObject[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The words inside a component, in reading order: the name of a box that can be pressed. */
export function wordsIn(node: JsonObject): string {
  const own = node.type === 'text' || node.type === 'span' ? word(node, 'text') : undefined;
  const inner = children(node).map(wordsIn);
  const parts = ['header', 'hero', 'body', 'footer'].map(key => child(node, key)).filter(part => part !== undefined);
  return [own ?? '', ...inner, ...parts.map(wordsIn)].filter(Boolean).join(' ').trim();
}
