import { can } from '#domain/actor.ts';
import type { Turn } from '#domain/turn.ts';
import { card, ink, rule, words } from '#line/messages/card.ts';
import type { FlexBubble, FlexPart } from '#line/messages/message.ts';
import type { Measure, MeasuresFile, Slip } from '#offices/schema/measures.ts';
import { heading } from './detail-cards.ts';
import { closedParts, conditionsOf, divisionsOf, isRoundOver, slipsOf } from './model.ts';
import { measureText } from './text.ts';

/** May this person see the internal lines, here? Never where others read along. */
export function seesInternal({ person, place }: Turn): boolean {
  return place === 'private' && can(person.duties, 'measure.internal');
}

/** Measures that the person's own divisions are responsible for. */
export function ownMeasures(round: MeasuresFile, { person }: Turn): readonly Measure[] {
  const mine = new Set(person.duties.map(duty => duty.division));
  return round.measures.filter(measure => measure.owners.ids.some(id => mine.has(id)));
}

/** What only staff see: evidence that cannot be recorded yet and why, who does what next, and the document's slips. */
export function staffCard(measure: Measure, round: MeasuresFile, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = measureText[locale].staff;
  const conditions = conditionsOf(measure, office, locale);
  const closed = closedParts(measure).map(part => mine.parts[part] ?? part);
  const slips = slipsOf(measure, round);
  const body: FlexPart[] = [
    heading(mine.noWay(conditions.length)),
    ...conditions.map(condition => words(`• ${condition}`)),
    words(closed.length ? mine.because(closed.join(', ')) : mine.notBuilt, { color: ink.warn }),
    rule(),
    heading(mine.next),
    ...nextSteps(measure, round, turn).map(step => words(step)),
    ...(slips.length ? [rule(), heading(mine.slips), ...slips.map(slip => words(slipWords(slip, turn)))] : []),
  ];
  return card({ accent: ink.strong, title: mine.title, subtitle: mine.subtitle, body });
}

/** Nothing is recorded yet, so every owner begins with the first step. */
function nextSteps(measure: Measure, round: MeasuresFile, { locale, office, person, now }: Turn): readonly string[] {
  const mine = measureText[locale].staff;
  const first = (measure.methods[0]?.[locale] ?? '').replace(/\.$/, '');
  const steps = divisionsOf(measure, office).map(division => {
    const isMine = person.duties.some(duty => duty.division === division.id);
    return mine.doFirst(`${division.shortName[locale]}${isMine ? mine.isMine : ''}`, first);
  });
  if (isRoundOver(round.round, now)) return [...steps, mine.openRound];
  return measure.workingDue ? steps : [...steps, mine.setDue];
}

/** A slip of the document: the words, how they are read, and why. */
export function slipWords(slip: Slip, { locale }: Turn): string {
  const mine = measureText[locale];
  const why = slip.why[locale];
  return slip.corrected === null ? mine.kept(slip.verbatim, why) : mine.corrected(slip.verbatim, slip.corrected, why);
}
