import type { Refusal, RefusalCode } from '#domain/endpoint.ts';
import { inBoth } from '#i18n/both.ts';
import { opinionText } from './text.ts';

/** Why something about a consultation is not done, as the API says it. */
export type Why = keyof (typeof opinionText)['th']['refusals'];

const codes: Partial<Record<Why, RefusalCode>> = {
  unknown: 'not-found',
  over: 'gone',
  coming: 'conflict',
  'not-yours': 'forbidden',
  begun: 'conflict',
  'not-over': 'conflict',
  closed: 'conflict',
  full: 'conflict',
};

export function refused(why: Why): Refusal {
  const say = inBoth(locale => opinionText[locale].refusals[why]);
  return { ok: false, code: codes[why] ?? 'bad-input', say };
}
