/** Checks of single values. */
import { clusters, units } from './count.ts';
import type { Check } from './problems.ts';

export const isBoolean: Check = (value, path, problems) => {
  if (typeof value !== 'boolean') problems.add(path, 'must be a boolean');
};

export function isInteger(from: number, to: number = Number.MAX_SAFE_INTEGER): Check {
  return (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
      problems.add(path, `must be an integer between ${from} and ${to}`);
    }
  };
}

export function isNumber(from: number, to: number): Check {
  return (value, path, problems) => {
    if (typeof value !== 'number' || !(value >= from && value <= to)) {
      problems.add(path, `must be a number between ${from} and ${to}`);
    }
  };
}

export function oneOf(...values: string[]): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string' || !values.includes(value)) {
      problems.add(path, `Must be one of the following values: [${values.join(', ')}]`);
    }
  };
}

/** A text of 1 to `limit` UTF-16 units. */
export function textUnits(limit: number): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string') problems.add(path, 'must be a string');
    else if (value === '') problems.add(path, 'May not be empty');
    else if (units(value) > limit) problems.add(path, `Length must be between 0 and ${limit}`);
  };
}

/** A text of 1 to `limit` grapheme clusters. */
export function textClusters(limit: number): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string') problems.add(path, 'must be a string');
    else if (value === '') problems.add(path, 'must be non-empty text');
    else if (clusters(value) > limit) problems.add(path, `must not be longer than ${limit} characters`);
  };
}

function parseUrl(text: string): URL | null {
  // LINE wants the URL percent-encoded already; `new URL` would encode Thai letters and spaces silently.
  if (!/^[\x21-\x7e]+$/.test(text)) return null;
  return URL.canParse(text) ? new URL(text) : null;
}

/** An https URL of at most 2,000 characters, percent-encoded. */
export const httpsUrl: Check = (value, path, problems) => {
  if (typeof value !== 'string') problems.add(path, 'must be a string');
  else if (units(value) > 2000) problems.add(path, 'Length must be between 0 and 2000');
  else {
    const url = parseUrl(value);
    if (url === null) problems.add(path, 'invalid uri');
    else if (url.protocol !== 'https:') problems.add(path, 'invalid uri scheme');
  }
};

/** A link of at most 1,000 characters: http, https, line or tel (Messaging API reference, URI action). */
export const actionUri: Check = (value, path, problems) => {
  if (typeof value !== 'string') problems.add(path, 'must be a string');
  else if (units(value) > 1000) problems.add(path, 'size must be between 0 and 1000');
  else {
    const url = parseUrl(value);
    if (url === null) problems.add(path, 'invalid uri');
    else if (!['http:', 'https:', 'line:', 'tel:'].includes(url.protocol)) problems.add(path, 'invalid uri scheme');
  }
};

/** `#RRGGBB` or `#RRGGBBAA`. */
export const color: Check = (value, path, problems) => {
  if (typeof value !== 'string' || !/^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(value)) problems.add(path, 'invalid color');
};
