import type { Diagnosis, Explanation } from '#domain/ita-diagnosis.ts';
import { formatScore } from '#domain/number.ts';
import type { Turn } from '#domain/turn.ts';
import { words } from '#line/messages/card.ts';
import type { FlexPart } from '#line/messages/message.ts';
import type { RubricFile, SubIndicator } from '#offices/schema/rubric.ts';
import { type Finding, rulesOf } from './model.ts';
import { note } from './parts.ts';
import { scoreText } from './text.ts';

/** What a diagnosis says, in words and as parts of a card. */

/** The sentence, and the explanations where there are several. */
export function diagnosisLines(
  { indicator, score, diagnosis }: Finding,
  rubric: RubricFile,
  { locale }: Turn,
): readonly string[] {
  const mine = scoreText[locale];
  const subs = rulesOf(rubric, indicator)?.subIndicators ?? [];
  const shown = formatScore(score);
  switch (diagnosis.kind) {
    case 'complete':
      return [mine.complete(indicator, shown)];
    case 'impossible':
      return [mine.impossible(indicator, shown)];
    case 'certain':
      return [mine.certain(indicator, shown, explained(diagnosis.explanation, subs, locale))];
    case 'ambiguous':
      return [
        mine.ambiguous(indicator, shown),
        ...diagnosis.explanations.map(each => `• ${explained(each, subs, locale)}`),
        ...(diagnosis.more ? [mine.more(diagnosis.more)] : []),
      ];
    default:
      return diagnosis satisfies never;
  }
}

function explained({ parts }: Explanation, subs: readonly SubIndicator[], locale: Turn['locale']): string {
  const mine = scoreText[locale];
  const named = parts.map(part => {
    const name = subs.find(sub => sub.id === part.subIndicator)?.name[locale] ?? part.subIndicator;
    return mine.missing(part.missing, part.among[0] ?? '', part.among.at(-1) ?? '', name);
  });
  return named.join(mine.both);
}

/** The same for a card; a certain finding names the items among which the missing ones are. */
export function diagnosisParts(finding: Finding, rubric: RubricFile, turn: Turn): readonly FlexPart[] {
  const { locale } = turn;
  const [first = '', ...rest] = diagnosisLines(finding, rubric, turn);
  const named = itemsOf(finding.diagnosis, rubric, locale);
  return [
    words(first, { weight: 'bold' }),
    ...rest.map(line => words(line)),
    ...(named ? [words(named)] : []),
    ...(finding.diagnosis.kind === 'complete' ? [] : [note(scoreText[locale].inference)]),
  ];
}

function itemsOf(diagnosis: Diagnosis, rubric: RubricFile, locale: Turn['locale']): string {
  if (diagnosis.kind !== 'certain') return '';
  const among = new Set(diagnosis.explanation.parts.flatMap(part => part.among));
  const items = rubric.tools.flatMap(tool =>
    tool.indicators.flatMap(each => each.subIndicators.flatMap(sub => sub.items)),
  );
  return items
    .filter(item => among.has(item.id))
    .map(item => `${item.id} ${item.name[locale]}`)
    .join(', ');
}
