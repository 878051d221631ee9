/** Collects what is wrong with a request body, in LINE's words. */
import type { Detail } from '../http.ts';
import { isObject } from '../http.ts';
import type { Json, JsonObject } from '../types.ts';

export class Problems {
  readonly details: Detail[] = [];
  /** How the places of this body are written: `messages[0].text`, or `/body/contents/0/text`. */
  readonly join: (path: string, key: string | number) => string;

  constructor(join: (path: string, key: string | number) => string) {
    this.join = join;
  }

  add(path: string, message: string): void {
    this.details.push({ message, property: path === '' ? '/' : path });
  }
}

/** `messages[0].text`: the outer part of a request body. */
export function dotted(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** `/body/contents/0/text`: inside a Flex Message. */
export function slashed(path: string, key: string | number): string {
  return `${path}/${key}`;
}

/** `template/actions/0/uri`: inside a template or a quick reply. */
export function slashedFromRoot(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}/${key}`;
}

/** A check of one value; `path` is where it stands. */
export type Check = (value: Json, path: string, problems: Problems) => void;

export type Field = { check: Check; required?: true };
export type Shape = Record<string, Field>;

export function required(check: Check): Field {
  return { check, required: true };
}

export function optional(check: Check): Field {
  return { check };
}

/**
 * Checks an object against its shape. `null` counts as absent.
 * Unknown properties are refused: LINE refuses them in Flex Messages; elsewhere it drops them silently, which would hide a misspelling.
 */
export function checkShape(value: Json, shape: Shape, path: string, problems: Problems): value is JsonObject {
  if (!isObject(value)) {
    problems.add(path, 'must be an object');
    return false;
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(shape, key)) problems.add(problems.join(path, key), 'unknown field');
  }
  for (const [key, field] of Object.entries(shape)) {
    const part = value[key] ?? null;
    if (part !== null) field.check(part, problems.join(path, key), problems);
    else if (field.required) problems.add(problems.join(path, key), 'must be specified');
  }
  return true;
}
