/** Text messages, both versions (Messaging API reference, Text message; Text message (v2)). */
import { isObject } from '../http.ts';
import type { JsonObject } from '../types.ts';
import type { Check, Problems, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { isInteger, oneOf, textUnits } from './scalars.ts';

const word = textUnits(100);

/** Emojis replace a `$`; an index that points elsewhere is refused. */
function emojis(text: unknown): Check {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return problems.add(path, 'must be an array');
    if (value.length > 20) problems.add(path, 'Size must be between 0 and 20');
    for (const [index, entry] of value.entries()) {
      const at = problems.join(path, index);
      const shape = { index: required(isInteger(0)), productId: required(word), emojiId: required(word) };
      if (!checkShape(entry, shape, at, problems)) continue;
      if (typeof text === 'string' && typeof entry.index === 'number' && text[entry.index] !== '$') {
        problems.add(problems.join(at, 'index'), 'the character at index is not $');
      }
    }
  };
}

export function textShape(message: JsonObject): Shape {
  return {
    text: required(textUnits(5000)),
    emojis: optional(emojis(message.text)),
    quoteToken: optional(textUnits(1000)),
  };
}

const mentionee: Check = (value, path, problems) => {
  const isAll = isObject(value) && value.type === 'all';
  const shape: Shape = { type: required(oneOf('user', 'all')) };
  checkShape(value, isAll ? shape : { ...shape, userId: required(textUnits(33)) }, path, problems);
};

const substitute: Check = (value, path, problems) => {
  const isMention = isObject(value) && value.type === 'mention';
  checkShape(
    value,
    isMention
      ? { type: required(oneOf('mention')), mentionee: required(mentionee) }
      : { type: required(oneOf('emoji')), productId: required(word), emojiId: required(word) },
    path,
    problems,
  );
};

/** Every `{key}` needs its substitution; braces come in pairs, `{{` and `}}` stand for themselves. */
function checkBraces(text: string, keys: string[], path: string, problems: Problems): void {
  const rest = text.replaceAll('{{', '').replaceAll('}}', '');
  const used = [...rest.matchAll(/\{([^{}]*)\}/g)].map(match => match[1] ?? '');
  if (/[{}]/.test(rest.replaceAll(/\{[^{}]*\}/g, ''))) problems.add(path, '{ and } must be used in pairs');
  for (const key of used) if (!keys.includes(key)) problems.add(path, `substitution for {${key}} must be specified`);
}

export function textV2Shape(): Shape {
  return {
    text: required(textUnits(5000)),
    substitution: optional((value, path, problems) => {
      if (!isObject(value)) return problems.add(path, 'must be an object');
      const entries = Object.entries(value);
      if (entries.length > 100) problems.add(path, 'Size must be between 0 and 100');
      for (const [key, entry] of entries) {
        if (!/^\w{1,20}$/.test(key)) problems.add(problems.join(path, key), 'invalid key');
        substitute(entry, problems.join(path, key), problems);
      }
    }),
    quoteToken: optional(textUnits(1000)),
  };
}

export function checkTextV2(message: JsonObject, path: string, problems: Problems): void {
  if (typeof message.text !== 'string') return;
  const keys = isObject(message.substitution) ? Object.keys(message.substitution) : [];
  checkBraces(message.text, keys, problems.join(path, 'text'), problems);
}
