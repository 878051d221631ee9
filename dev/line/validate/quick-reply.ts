/** Quick replies (Messaging API reference, Quick reply). */
import { isObject } from '../http.ts';
import { action } from './action.ts';
import type { Check } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { httpsUrl, oneOf } from './scalars.ts';

const item: Check = (value, path, problems) => {
  checkShape(
    value,
    { type: required(oneOf('action')), imageUrl: optional(httpsUrl), action: required(action('quick-reply')) },
    path,
    problems,
  );
};

export const quickReply: Check = (value, path, problems) => {
  if (!isObject(value) || !Array.isArray(value.items)) {
    return problems.add(problems.join(path, 'items'), 'must be specified');
  }
  const items = problems.join(path, 'items');
  if (value.items.length < 1 || value.items.length > 13) problems.add(items, 'size must be between 1 and 13');
  for (const [index, entry] of value.items.entries()) item(entry, problems.join(items, index), problems);
};
