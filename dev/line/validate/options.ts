/** What stands beside `messages` in a sending request. */
import type { Answer } from '../http.ts';
import { bodyErrors } from '../http.ts';
import type { JsonObject, SendKind } from '../types.ts';
import type { Check, Shape } from './problems.ts';
import { checkShape, dotted, optional, Problems } from './problems.ts';
import { isBoolean } from './scalars.ts';

// Checked by the caller, which answers with messages of its own.
const elsewhere = optional(() => undefined);

const units: Check = (value, path, problems) => {
  const isName = (entry: unknown) => typeof entry === 'string' && /^\w{1,30}$/.test(entry);
  if (!Array.isArray(value) || value.length > 1 || !value.every(isName)) {
    problems.add(path, 'must be at most one name of 1 to 30 letters, digits and underscores');
  }
};

const shapes: Record<SendKind, Shape> = {
  reply: { replyToken: elsewhere },
  push: { to: elsewhere, customAggregationUnits: optional(units) },
  multicast: { to: elsewhere, customAggregationUnits: optional(units) },
  narrowcast: { recipient: elsewhere, filter: elsewhere, limit: elsewhere },
  broadcast: {},
};

/** Null when the options of this request are in order; messages, token and recipients are checked elsewhere. */
export function checkOptions(body: JsonObject, kind: SendKind): Answer | null {
  const problems = new Problems(dotted);
  const shape = { messages: elsewhere, notificationDisabled: optional(isBoolean), ...shapes[kind] };
  checkShape(body, shape, '', problems);
  return problems.details.length > 0 ? bodyErrors(problems.details) : null;
}
