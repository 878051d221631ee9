import { ceilings, gapToNextLevel, levelOf, meanNeeded, type Result, whatIf } from '#domain/ita.ts';
import { type Diagnosis, diagnose } from '#domain/ita-diagnosis.ts';
import { parseScore, roundHalfUp } from '#domain/number.ts';
import type { Office } from '#offices/office.ts';
import type { LevelCode, ToolId } from '#offices/schema/scores.ts';
import { type Answered, canonical, type FullYear, findFullYear, findings, rulesOf, type TypedChange } from './model.ts';

/** What might be: totals with other scores, and what a level takes. Arithmetic, not a promise. */

export type WhatIf = {
  readonly full: FullYear;
  readonly changes: readonly {
    readonly indicator: number;
    readonly from: number;
    readonly to: number;
    readonly diagnosis: Diagnosis | null;
  }[];
  readonly after: Result;
  readonly gain: number;
  readonly next: { readonly level: LevelCode; readonly points: number } | null;
};

/** The total with some indicators changed. The first thing that cannot be read is refused, with its reason. */
export function imagine(office: Office, typed: readonly TypedChange[]): Answered<WhatIf> {
  const found = findFullYear(office, null);
  if (!found.ok) return found;
  const full = found.value;
  const changed = new Map<number, number>();
  for (const { indicator, score } of typed) {
    const number = [...full.scores.keys()].find(each => String(each) === canonical(indicator));
    if (number === undefined)
      return { ok: false, refusal: { reason: 'no-indicator', typed: indicator, count: full.scores.size } };
    if (changed.has(number)) return { ok: false, refusal: { reason: 'twice', indicator: number } };
    const read = parseScore(score);
    if (!read.ok) return { ok: false, refusal: { reason: read.reason, typed: score, indicator: number } };
    changed.set(number, read.value);
  }
  const made = whatIf(full.rubric, full.scores, changed);
  if (!made.ok) return { ok: false, refusal: { reason: 'no-details', year: full.year.year } };
  const changes = [...changed].map(([indicator, to]) => {
    const subs = rulesOf(full.rubric, indicator)?.subIndicators ?? [];
    return {
      indicator,
      from: full.scores.get(indicator) ?? 0,
      to,
      diagnosis: subs.length ? diagnose(subs, to, 4) : null,
    };
  });
  return {
    ok: true,
    value: { full, changes, after: made.after, gain: made.gain, next: gapToNextLevel(full.rubric, made.after.total) },
  };
}

export type Goal = {
  readonly full: FullYear;
  readonly level: LevelCode;
  readonly min: number;
  /** Points still to go; 0 where the level is reached already. */
  readonly points: number;
  /** What each indicator would add alone, the most first. */
  readonly gains: ReturnType<typeof ceilings>;
  /** What the missing items would add, where the scores say how many they are. */
  readonly items: { readonly count: number; readonly gain: number } | null;
  /** The mean that the weakest tool needs, every disclosed item complete and the other survey unchanged. */
  readonly need: {
    readonly tool: ToolId;
    readonly now: number;
    readonly mean: number;
    readonly atLeast: number;
    readonly reachable: boolean;
  } | null;
};

/** What it takes to reach a level. */
export function planGoal(office: Office, level: LevelCode): Answered<Goal> {
  const found = findFullYear(office, null);
  if (!found.ok) return found;
  const { rubric, scores, result } = found.value;
  const min = rubric.levels.list.find(each => each.code === level)?.min ?? 0;
  const surveys = result.tools.filter(tool => tool.tool !== 'OIT');
  const weakest = [...surveys].sort((a, b) => a.mean - b.mean)[0];
  const needed = weakest && meanNeeded(rubric, scores, { tool: weakest.tool, level, assume: { OIT: 100 } });
  const need =
    weakest && needed?.ok
      ? {
          tool: weakest.tool,
          now: weakest.mean,
          mean: needed.mean,
          atLeast: needed.atLeast,
          reachable: needed.reachable,
        }
      : null;
  const gains = ceilings(rubric, scores).filter(row => row.gain > 0);
  const items = itemGain(found.value);
  return {
    ok: true,
    value: { full: found.value, level, min, points: Math.max(0, roundHalfUp(min - result.total)), gains, items, need },
  };
}

function itemGain(full: FullYear): Goal['items'] {
  const certain = findings(full).flatMap(({ indicator, diagnosis }) =>
    diagnosis.kind === 'certain' ? [{ indicator, count: diagnosis.explanation.missing }] : [],
  );
  const filled = whatIf(full.rubric, full.scores, new Map(certain.map(each => [each.indicator, 100])));
  if (certain.length === 0 || !filled.ok) return null;
  return { count: certain.reduce((sum, each) => sum + each.count, 0), gain: filled.gain };
}

/** The level that a total would have, by the latest rules that made a score. */
export function levelOfTyped(
  office: Office,
  typed: string,
): Answered<{ readonly score: number; readonly rounded: number; readonly level: LevelCode }> {
  const found = findFullYear(office, null);
  if (!found.ok) return found;
  const read = parseScore(typed);
  if (!read.ok) return { ok: false, refusal: { reason: read.reason, typed, indicator: null } };
  return {
    ok: true,
    value: { score: read.value, rounded: roundHalfUp(read.value), level: levelOf(found.value.rubric, read.value) },
  };
}
