import * as v from 'valibot';

const Both = v.object({ th: v.string(), en: v.string() });

const Scores = v.object({
  years: v.array(
    v.object({
      year: v.number(),
      total: v.number(),
      level: v.string(),
      change: v.nullable(v.object({ from: v.number(), points: v.number() })),
      source: Both,
      asOf: v.pipe(v.string(), v.isoDate()),
    }),
  ),
});
export type Scores = v.InferOutput<typeof Scores>;

const Measures = v.object({
  round: v.number(),
  isOver: v.boolean(),
  measures: v.array(
    v.object({
      number: v.number(),
      title: Both,
      statusName: Both,
      owners: v.array(v.object({ id: v.string(), name: Both })),
    }),
  ),
});
export type Measures = v.InferOutput<typeof Measures>;

const DEADLINE_MS = 15_000;

/** The public facts of the first page; throws when they cannot be had in time or are not what they should be. */
export async function loadHome(): Promise<{ scores: Scores; measures: Measures }> {
  const [scores, measures] = await Promise.all([get('/api/score', Scores), get('/api/measure', Measures)]);
  return { scores, measures };
}

async function get<T extends v.GenericSchema>(path: string, schema: T): Promise<v.InferOutput<T>> {
  const response = await fetch(path, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return v.parse(schema, await response.json());
}
