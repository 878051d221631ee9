import {
  askRequests,
  channel,
  complaintWords,
  newUser,
  passRequests,
  SEND,
  said,
  sayRequests,
  webhookBody,
  webhookRequest,
} from './events.ts';
import { closedLoop, type Load, openLoop } from './load.ts';
import { median, quantile, type Row, type Section } from './report.ts';
import type { Server, Sink } from './servers.ts';

export type Questions = { readonly answered: readonly string[]; readonly unknown: readonly string[] };
export type Sizes = {
  readonly rounds: number;
  readonly asks: number;
  readonly passes: number;
  readonly seconds: number;
};
type Servers = { readonly product: Server; readonly floor: Server; readonly echo: Server };

/** Runs load and counts what LINE got for it; what is missing or too much goes into `broken`. */
export class Bench {
  readonly broken: string[] = [];
  readonly #sink: Sink;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** `alerts`: each event is also told to staff by a push. */
  async run(what: string, load: () => Promise<Load>, alerts = false): Promise<Load> {
    const before = await this.#sink.counts();
    const done = await load();
    if (done.failed > 0) this.broken.push(`${what}: ${done.failed} of ${done.sent} requests did not get 200`);
    const kinds = alerts ? (['reply', 'push'] as const) : (['reply'] as const);
    for (const kind of kinds) {
      const got = await this.#settled(kind, before[kind] + done.sent);
      const lost = done.sent - (got - before[kind]);
      if (lost !== 0)
        this.broken.push(`${what}: ${Math.abs(lost)} of ${done.sent} ${kind} calls ${lost > 0 ? 'lost' : 'too many'}`);
    }
    return done;
  }

  /** The count once it has reached `wanted`, or has not grown for five seconds. */
  async #settled(kind: 'reply' | 'push', wanted: number): Promise<number> {
    let last = -1;
    for (let quiet = 0; quiet < 100; quiet += 1) {
      const count = (await this.#sink.counts())[kind];
      if (count >= wanted && count === last) return count;
      if (count !== last) quiet = 0;
      last = count;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return last;
  }
}

/** The one officer who is told about new questions: the first code makes this person the secretary. */
export async function seedSecretary(product: Server, bench: Bench): Promise<void> {
  const code = webhookRequest(webhookBody(said(channel.firstCode)));
  await bench.run('first code', () => closedLoop(product.port, [code], 1));
}

/** So many people whose complaint is complete but for the word that files it. */
async function withDrafts(product: Server, count: number, bench: Bench): Promise<string[]> {
  const people = Array.from({ length: count }, newUser);
  for (const words of complaintWords)
    await bench.run(`complaint, ${words}`, () => closedLoop(product.port, sayRequests(words, people)));
  return people;
}

/** Rounds by turns: what disturbs one server disturbs the others too, and the ratio stays. */
export async function throughput(servers: Servers, questions: Questions, sizes: Sizes, bench: Bench): Promise<Section> {
  const { product, floor, echo } = servers;
  const sides = {
    ask: () => closedLoop(product.port, askRequests(questions.answered, sizes.asks)),
    floor: () => closedLoop(floor.port, askRequests(questions.answered, sizes.asks)),
    pass: () => closedLoop(product.port, passRequests(questions.unknown, sizes.passes)),
    file: () => closedLoop(product.port, sayRequests(SEND, residents)),
    echo: () => closedLoop(echo.port, askRequests(questions.answered, sizes.passes)),
  };
  type Side = keyof typeof sides;
  const rates: Record<Side, number[]> = { ask: [], floor: [], pass: [], file: [], echo: [] };
  let residents: readonly string[] = [];
  for (let round = 0; round <= sizes.rounds && bench.broken.length === 0; round += 1) {
    residents = await withDrafts(product, Math.round(sizes.passes / 2), bench);
    for (const side of ['ask', 'floor', 'pass', 'file', 'echo'] as const) {
      const isTold = side === 'pass' || side === 'file';
      const { perSecond } = await bench.run(`${side}, round ${round}`, sides[side], isTold);
      if (round > 0) rates[side].push(perSecond);
    }
  }
  const row = (what: string, side: Side): Row => ({
    what,
    value: median(rates[side]),
    unit: '/s',
    note: `rounds ${rates[side].map(rate => rate.toFixed(0)).join(' ')}`,
  });
  const ratio = (side: Side, other: Side) => median(rates[side]) / median(rates[other]);
  return {
    title: `Webhook throughput, 16 connections, medians of ${sizes.rounds} rounds`,
    rows: [
      row('question answered from office data', 'ask'),
      { ...row('question sent to staff', 'pass'), what: 'question sent to staff, alerts going out meanwhile' },
      { ...row('complaint filed', 'file'), what: 'complaint filed, alerts going out meanwhile' },
      row('floor worker', 'floor'),
      row('Express + bot-sdk echo bot', 'echo'),
      { what: 'answered / floor', value: ratio('ask', 'floor'), unit: '×', limit: { least: 0.5 }, note: 'aim 0.9' },
      { what: 'sent to staff / floor', value: ratio('pass', 'floor'), unit: '×' },
      { what: 'complaint filed / floor', value: ratio('file', 'floor'), unit: '×' },
      { what: 'answered / echo bot', value: ratio('ask', 'echo'), unit: '×' },
    ],
  };
}

const PACE = 200;

export async function latency(product: Server, questions: Questions, sizes: Sizes, bench: Bench): Promise<Section> {
  const count = sizes.seconds * PACE;
  const ask = await bench.run('ask, steady', () =>
    openLoop(product.port, askRequests(questions.answered, count), PACE),
  );
  const pass = await bench.run(
    'pass, steady',
    () => openLoop(product.port, passRequests(questions.unknown, count), PACE),
    true,
  );
  const times = (what: string, { times }: Load, limit?: Row['limit']): Row[] => [
    { what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
    { what: `${what}, p99`, value: quantile(times, 0.99), unit: 'ms', ...(limit ? { limit } : {}) },
  ];
  return {
    title: `Latency of the 200, ${PACE} events a second for ${sizes.seconds} s`,
    rows: [...times('question answered', ask, { most: 100 }), ...times('question sent to staff', pass)],
  };
}
