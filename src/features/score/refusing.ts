import type { Outcome, Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { clipGraphemes } from '#line/messages/limits.ts';
import { text } from '#line/messages/text.ts';
import type { Office } from '#offices/office.ts';
import { type ScoreRefusal, yearsOf } from './model.ts';
import { nextActions, withQuick } from './reply.ts';
import { scoreText } from './text.ts';

/** The reason, in one kind sentence. What was typed is repeated only in part. */
export function refusalWords(refusal: ScoreRefusal, office: Office, locale: Locale): string {
  const { refused } = scoreText[locale];
  const typed = 'typed' in refusal ? clipGraphemes(refusal.typed, 20) : '';
  switch (refusal.reason) {
    case 'no-year':
      return refused['no-year'](
        String(refusal.year),
        yearsOf(office)
          .map(year => year.year)
          .join(', '),
      );
    case 'no-details':
      return refused['no-details'](String(refusal.year));
    case 'no-indicator':
      return refused['no-indicator'](typed, refusal.count);
    case 'twice':
      return refused.twice(refusal.indicator);
    case 'empty':
      return refused.empty;
    default:
      return refused[refusal.reason](typed);
  }
}

/** A refusal with an example of what would work. */
export function refuse(refusal: ScoreRefusal, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const words = `${refusalWords(refusal, turn.office, turn.locale)}\n${mine.example(exampleFor(refusal, turn))}`;
  return { replies: withQuick([text(words)], nextActions(turn, null), turn) };
}

function exampleFor(refusal: ScoreRefusal, { locale, office }: Turn): string {
  const { examples } = scoreText[locale];
  if (refusal.reason === 'no-year' || refusal.reason === 'no-details') {
    const full = yearsOf(office).find(year => year.tools.length > 0) ?? yearsOf(office)[0];
    return full ? examples.overview(full.year) : examples.indicator;
  }
  if (refusal.reason === 'no-indicator') return refusal.typed ? examples.indicator : examples.whatIf;
  return 'indicator' in refusal && refusal.indicator === null ? examples.level : examples.whatIf;
}
