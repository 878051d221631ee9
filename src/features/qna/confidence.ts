import type { Heard } from './heard.ts';
import { type Ranked, weightOf } from './ranking.ts';
import type { Index } from './search-index.ts';

/**
 * Weights of a logistic regression: is the first entry the one that is meant? Fitted on phrasings left out of the
 * index, the tuning questions, and some three hundred questions about matters of elsewhere.
 */
const SIGN = {
  start: -3.55,
  phrase: 3.26,
  explained: 3.06,
  unsaid: -0.9,
  lead: 2.58,
  unknown: -2.62,
  elsewhere: -6.35,
  shared: 2.19,
};

/** A lead beyond this, or more shared weight than that, says nothing more. */
const MOST = { lead: 0.4, shared: 3 };

/** How probable it is, 0…1, that the best entry answers the question. */
export function confidence(index: Index, said: Heard, [first, second]: readonly Ranked[]): number {
  if (!first) return 0;
  const whole = Math.max(weightOf(index, said), Number.EPSILON);
  const sum =
    SIGN.start +
    SIGN.phrase * first.phrase +
    SIGN.explained * first.explained +
    SIGN.unsaid * first.unsaid +
    SIGN.lead * Math.min(MOST.lead, first.total - (second?.total ?? 0)) +
    (SIGN.unknown * said.unknown + SIGN.elsewhere * said.elsewhere) / whole +
    SIGN.shared * Math.min(MOST.shared, first.shared);
  return 1 / (1 + Math.exp(-sum));
}
