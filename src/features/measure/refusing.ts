import type { Outcome, Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { clipGraphemes } from '#line/messages/limits.ts';
import { lines } from '#line/messages/text.ts';
import type { Office } from '#offices/office.ts';
import type { MeasureRefusal } from './model.ts';
import { plain } from './reply.ts';
import { measureText } from './text.ts';

/** The reason, in one kind sentence. What was typed is repeated only in part. */
export function refusalWords(refusal: MeasureRefusal, office: Office, locale: Locale): string {
  const { refused } = measureText[locale];
  switch (refusal.reason) {
    case 'no-round':
      return refused['no-round'](String(refusal.year), office.measures.map(round => round.round).join(', '));
    case 'no-measure':
      return refused['no-measure'](clipGraphemes(refusal.typed, 20), refusal.count);
    case 'no-division':
      return refused['no-division'](
        clipGraphemes(refusal.typed, 30),
        office.divisions.divisions.map(each => each.shortName[locale]).join(', '),
      );
    case 'no-item':
      return refused['no-item'](refusal.item);
    default:
      return refusal satisfies never;
  }
}

/** A refusal with an example of what would work. */
export function refuse(refusal: MeasureRefusal, turn: Turn): Outcome {
  const mine = measureText[turn.locale];
  const examples = {
    'no-round': mine.examples.list,
    'no-measure': mine.examples.show,
    'no-division': mine.examples.owner,
    'no-item': mine.examples.item,
  };
  return plain(lines(refusalWords(refusal, turn.office, turn.locale), mine.example(examples[refusal.reason])), turn);
}
