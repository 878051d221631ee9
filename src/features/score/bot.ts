import * as v from 'valibot';
import type { Handler } from '#domain/handler.ts';
import { weakestFirst } from '#domain/ita.ts';
import { bot, type Outcome, type Turn } from '#domain/turn.ts';
import { LevelCode, ToolId } from '#offices/schema/scores.ts';
import {
  answerCheck,
  answerGoal,
  answerIndicator,
  answerIndicators,
  answerLevel,
  answerOverview,
  answerTool,
  answerWhatIf,
} from './answers.ts';
import { type FullYear, findFullYear, findYear, type ScoreCommand, viewIndicator } from './model.ts';
import { parseScoreWords } from './parse.ts';
import { imagine, levelOfTyped, planGoal } from './plans.ts';
import { refuse } from './refusing.ts';

/** Looks up, recomputes, diagnoses and tries out ITA scores. Reads and writes nothing: all comes from the office's data. */
export const handler: Handler = {
  bot: bot<ScoreCommand>({ claim: text => parseScoreWords(text), button, decide }),
};

const year = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999_999)));
const typed = v.pipe(v.union([v.number(), v.pipe(v.string(), v.maxLength(40))]), v.transform(String));
const YearArgs = v.object({ y: year });
const IndicatorArgs = v.object({ n: typed, y: year });
const ToolArgs = v.object({ t: v.nullish(ToolId, null), y: year });
const GoalArgs = v.object({ to: LevelCode });
const WhatIfArgs = v.object({ n: typed, s: typed });

function button(act: string, args: unknown): ScoreCommand | undefined {
  switch (act) {
    case 'overview':
    case 'indicators':
    case 'check':
      return v.is(YearArgs, args) ? { kind: act, year: args.y ?? null } : undefined;
    case 'weakest':
      return { kind: 'weakest' };
    case 'indicator': {
      const read = v.safeParse(IndicatorArgs, args);
      return read.success ? { kind: 'indicator', number: read.output.n, year: read.output.y ?? null } : undefined;
    }
    case 'tool': {
      const read = v.safeParse(ToolArgs, args);
      return read.success ? { kind: 'tool', tool: read.output.t, year: read.output.y ?? null } : undefined;
    }
    case 'goal':
      return v.is(GoalArgs, args) ? { kind: 'goal', level: args.to } : undefined;
    case 'what-if': {
      const read = v.safeParse(WhatIfArgs, args);
      return read.success
        ? { kind: 'what-if', changes: [{ indicator: read.output.n, score: read.output.s }] }
        : undefined;
    }
    default:
      return undefined;
  }
}

function decide(command: ScoreCommand, turn: Turn): Outcome {
  const { office } = turn;
  switch (command.kind) {
    case 'overview': {
      const found = findYear(office, command.year);
      return found.ok ? answerOverview(found.value, turn) : refuse(found.refusal, turn);
    }
    case 'indicators':
      return withFullYear(command.year, turn, full => answerIndicators(full, turn));
    case 'check':
      return withFullYear(command.year, turn, full => answerCheck(full, turn));
    case 'tool':
      return withFullYear(command.year, turn, full => answerTool(command.tool, full, turn));
    case 'weakest':
      return withFullYear(null, turn, full =>
        showIndicator(full, String(weakestFirst(full.scores)[0]?.indicator ?? ''), turn),
      );
    case 'indicator':
      return withFullYear(command.year, turn, full => showIndicator(full, command.number, turn));
    case 'goal': {
      const goal = planGoal(office, command.level);
      return goal.ok ? answerGoal(goal.value, turn) : refuse(goal.refusal, turn);
    }
    case 'what-if': {
      const what = imagine(office, command.changes);
      return what.ok ? answerWhatIf(what.value, turn) : refuse(what.refusal, turn);
    }
    case 'level': {
      const level = levelOfTyped(office, command.score);
      return level.ok
        ? withFullYear(null, turn, full => answerLevel(level.value, full, turn))
        : refuse(level.refusal, turn);
    }
    default:
      return command satisfies never;
  }
}

function withFullYear(wanted: number | null, turn: Turn, decideWith: (full: FullYear) => Outcome): Outcome {
  const found = findFullYear(turn.office, wanted);
  return found.ok ? decideWith(found.value) : refuse(found.refusal, turn);
}

function showIndicator(full: FullYear, number: string, turn: Turn): Outcome {
  const view = viewIndicator(turn.office, full, number);
  return view.ok ? answerIndicator(view.value, full, turn) : refuse(view.refusal, turn);
}
