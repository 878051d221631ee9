import * as v from 'valibot';
import type { Handler } from '#domain/handler.ts';
import { bot, type Outcome, type Turn } from '#domain/turn.ts';
import type { MeasuresFile } from '#offices/schema/measures.ts';
import {
  answerDocument,
  answerItem,
  answerList,
  answerMeasure,
  answerOwner,
  answerStatus,
  answerVerbatim,
} from './answers.ts';
import { findMeasure, findRound, type MeasureCommand } from './model.ts';
import { parseMeasureWords } from './parse.ts';
import { refuse } from './refusing.ts';

/** Shows the measures, one or some, with their status computed from records. Reads and writes nothing yet. */
export const handler: Handler = {
  bot: bot<MeasureCommand>({
    claim: (text, turn) => {
      const command = parseMeasureWords(text, turn.office.divisions.divisions);
      return command && { command, exact: true };
    },
    button,
    decide,
  }),
};

const round = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)));
const typed = v.pipe(v.union([v.number(), v.pipe(v.string(), v.maxLength(40))]), v.transform(String));
const MeasureArgs = v.object({ n: typed, r: round });
const ListArgs = v.object({ r: round });

function button(act: string, args: unknown): MeasureCommand | undefined {
  switch (act) {
    case 'list':
      return v.is(ListArgs, args) ? { kind: 'list', round: args.r ?? null } : undefined;
    case 'show':
    case 'verbatim': {
      const read = v.safeParse(MeasureArgs, args);
      return read.success ? { kind: act, number: read.output.n, round: read.output.r ?? null } : undefined;
    }
    case 'document':
      return { kind: 'document' };
    default:
      return undefined;
  }
}

function decide(command: MeasureCommand, turn: Turn): Outcome {
  const found = findRound(turn.office, 'round' in command ? command.round : null);
  return found.ok ? decideIn(found.value, command, turn) : refuse(found.refusal, turn);
}

function decideIn(round: MeasuresFile, command: MeasureCommand, turn: Turn): Outcome {
  switch (command.kind) {
    case 'list':
      return answerList(round, turn);
    case 'show':
    case 'verbatim': {
      const found = findMeasure(round, command.number);
      if (!found.ok) return refuse(found.refusal, turn);
      return command.kind === 'show'
        ? answerMeasure(found.value, round, turn)
        : answerVerbatim(found.value, round, turn);
    }
    case 'document':
      return answerDocument(round, turn);
    case 'status':
      return answerStatus(command.status, round, turn);
    case 'item':
      return answerItem(command.item, round, turn);
    case 'owner':
      return command.division === null
        ? refuse({ reason: 'no-division', typed: command.typed }, turn)
        : answerOwner(command.division, round, turn);
    default:
      return command satisfies never;
  }
}
