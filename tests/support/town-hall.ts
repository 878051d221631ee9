import { createExecutionContext, env, runInDurableObject, waitOnExecutionContext } from 'cloudflare:test';
import { index, rest } from 'virtual:office';
import * as v from 'valibot';
import { createPlatform } from '../../dev/line/platform.ts';
import type { Act, ChatMessage, Delivery, JsonObject, Person, Platform, SleepReason } from '../../dev/line/types.ts';
import { app } from '../../src/app.ts';
import { idTokens } from '../../src/auth/id-token.ts';
import type { Bindings } from '../../src/bindings.ts';
import { Case } from '../../src/cases/record.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Settings } from '../../src/env.ts';
import { loadIndex } from '../../src/features/qna/search-index.ts';
import { runDueJobs } from '../../src/jobs/due.ts';
import { lineClient } from '../../src/line/client.ts';
import { statelessTokens } from '../../src/line/tokens.ts';
import { log } from '../../src/log.ts';
import { type Office, pagesOf } from '../../src/offices/office.ts';
import type { Ports } from '../../src/ports.ts';
import { withDeadline } from '../../src/store/deadline.ts';
import type { Store } from '../../src/store/store.ts';
import { type FaultyStore, faultyStore } from './faulty-store.ts';
import { type MemoryFiles, memoryFiles } from './memory-files.ts';
import type { MemoryStore } from './memory-store.ts';
import { wordsOf } from './words.ts';

if (!rest) throw new Error('tests carry the whole office');
export const office: Office = { ...rest, questions: loadIndex(index), pages: pagesOf('1234567891-Test') };

/** A Tuesday at ten in the morning in Thailand, far ahead, so that no real alarm ever fires in a test. */
export const START = Date.parse('2040-03-06T03:00:00Z');

const channel = {
  id: '1234567890',
  secret: 'test-channel-secret',
  loginChannelId: '1234567891',
  liffId: '1234567891-Test',
};
/** The settings of every town hall that does not ask for others. */
export const settings: Settings = {
  line: {
    channelId: channel.id,
    channelSecret: channel.secret,
    loginChannelId: channel.loginChannelId,
    liffId: channel.liffId,
    apiBase: 'https://line.test',
    dataBase: 'https://line.test',
    loginBase: 'https://line.test',
  },
  publicBaseUrl: 'http://127.0.0.1:8787',
  office: office.profile.id,
  store: 'sqlite',
  firstCode: 'test-first-code',
  movableClock: false,
};

export type TownHall = {
  readonly platform: Platform;
  readonly store: FaultyStore;
  /** The bytes of photos and documents, by their keys. */
  readonly files: MemoryFiles;
  readonly ports: Ports;
  /** The office's Durable Object itself. */
  readonly stub: DurableObjectStub;
  /** Moves the clock by so many ms. */
  pass(ms: number): void;
  /** Waits until every delivery was answered and every answer was sent. */
  settle(): Promise<void>;
  /** Runs the jobs that are due, as the alarm would; with other ports where something shall go wrong in between. */
  jobs(changed?: Partial<Ports>): Promise<void>;
  /** Sends a request to the product. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** An ID token of LINE for this person; `claims` make it expired, or somebody else's. */
  idToken(person: Person | string, claims?: JsonObject): Promise<string>;
  /** Sends a call of a page to the API as this person (null: as nobody), with this Idempotency-Key. */
  call<I extends object>(
    person: Person | string | null,
    to: Call<I, unknown>,
    input: I,
    key?: string,
  ): Promise<Answered>;
  /** The words of everything that a chat received from the bot, oldest first. */
  said(person: Person | string): string[];
  /** Taps the newest button with this label, waits for the answer, and returns the act. */
  tap(person: Person, label: string): Promise<Act>;
  /** What a person did, in an event that has not been delivered yet. */
  undelivered(act: () => Promise<Act | null>): Promise<Act>;
  /** Delivers these events in one body and waits for the answers. */
  deliver(...events: JsonObject[]): Promise<Delivery>;
  /** Writes a question to staff, checks it, taps "send". */
  askStaff(person: Person, question: string): Promise<Act>;
  /** Every record of a collection as it is stored, with its id. */
  records(collection: string): Promise<JsonObject[]>;
  /** The questions sent to staff, by id: the words as they are kept, and the newest answer. */
  questions(): Promise<QuestionKept[]>;
  /** Every row of every table, as text: what somebody who reads the disk would find. */
  disk(): Promise<string>;
  resident(name?: string): Person;
  secretary(): Promise<Person>;
  officer(division?: string): Promise<Person>;
};

export type Answered = { readonly status: number; readonly body: JsonObject };

export type QuestionKept = {
  readonly id: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly state: string;
  readonly division: string;
  readonly number: number | undefined;
};

let halls = 0;

/**
 * The real app over a real Durable Object with SQLite, and the local LINE platform, all in one process with one clock.
 * Every town hall is a new, empty office. The LINE platform's own waiting takes no time, unless `wait` says otherwise.
 * Where there are very many halls, each may have its store in `memory`, which is faster and makes the same promises.
 */
export function townHall(
  overrides: Partial<Settings> = {},
  wait: (ms: number, reason: SleepReason) => Promise<void> = async () => {},
  memory: MemoryStore | null = null,
): TownHall {
  let clock = START;
  const now = () => clock;
  halls += 1;
  const bindings = env as unknown as Bindings;
  const stub = bindings.OFFICE_STORE.get(
    bindings.OFFICE_STORE.idFromName(`hall-${halls}-${crypto.randomUUID()}`),
  ) as unknown as DurableObjectStub;
  const store = faultyStore(memory ?? (stub as unknown as Store));
  const files = memoryFiles();
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    void work.catch(() => {}).finally(() => running.delete(work));
    return work;
  };
  const platform = createPlatform({
    now,
    newId: () => crypto.randomUUID(),
    channel,
    webhookUrl: 'https://bot.test/webhook',
    deliver: request => fetchApp(request),
    sleep: async (ms, reason) => {
      if (reason === 'redelivery') clock += ms;
      await wait(ms, reason);
    },
  });
  const lineFetch: typeof fetch = (input, init) =>
    platform.handle(new Request(input as RequestInfo, init as RequestInit)) as Promise<Response>;
  const tokens = statelessTokens({
    base: 'https://line.test',
    channelId: channel.id,
    channelSecret: channel.secret,
    fetch: lineFetch,
    now,
  });
  const ports: Ports = {
    settings: { ...settings, ...overrides },
    office,
    store: withDeadline(store, 700),
    files,
    line: lineClient({
      apiBase: 'https://line.test',
      dataBase: 'https://line.test',
      tokens,
      fetch: lineFetch,
      log,
      now,
      sleep: async () => {},
    }),
    idTokens: idTokens({ base: 'https://line.test', audience: channel.loginChannelId, fetch: lineFetch, now }),
    now,
    newId: () => crypto.randomUUID(),
    random: Math.random,
    sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
    log,
  };
  const hono = app(ports, bindings);

  async function fetchApp(request: Request): Promise<Response> {
    const context = createExecutionContext();
    const response = await hono.fetch(request, bindings, context);
    track(waitOnExecutionContext(context));
    return response;
  }

  async function settle(): Promise<void> {
    await platform.idle();
    while (running.size > 0) await Promise.all(running);
  }

  const hall: TownHall = {
    platform,
    store,
    files,
    ports,
    stub,
    pass: ms => {
      clock += ms;
    },
    settle,
    jobs: changed => runDueJobs({ ...ports, ...changed }),
    fetch: (path, init) => fetchApp(new Request(`https://bot.test${path}`, init)),
    async idToken(person, claims = {}) {
      return platform.idToken(typeof person === 'string' ? person : person.id, claims);
    },
    async call(person, to, input, key) {
      const { body, path } = requestFor(to, input);
      const response = await hall.fetch(path, {
        method: to.method,
        headers: {
          ...(person === null ? {} : { authorization: `Bearer ${await hall.idToken(person)}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === null ? {} : { body }),
      });
      await settle();
      return { status: response.status, body: (await response.json()) as JsonObject };
    },
    said: person =>
      platform.received(typeof person === 'string' ? person : person.id).map(({ message }) => wordsOf(message)),
    async tap(person, label) {
      const action = platform
        .received(person.id)
        .toReversed()
        .flatMap(actionsOf)
        .find(each => each.label === label);
      if (!action) throw new Error(`no button ${label}`);
      const act = await platform.act.press(person.id, action);
      await settle();
      if (!act) throw new Error(`the button ${label} sends nothing`);
      return act;
    },
    async undelivered(act) {
      platform.configure({ active: false });
      try {
        const done = await act();
        if (!done) throw new Error('nothing was sent');
        return done;
      } finally {
        platform.configure({ active: true });
      }
    },
    async deliver(...events) {
      const delivery = await platform.deliverEvents(events);
      await settle();
      return delivery;
    },
    async askStaff(person, question) {
      const act = await platform.act.say(person.id, `ถามเจ้าหน้าที่ ${question}`);
      await settle();
      await hall.tap(person, 'ส่ง');
      return act;
    },
    records: async collection =>
      recordsIn(memory, collection) ??
      runInDurableObject(stub, (_: DurableObject, state) =>
        state.storage.sql
          .exec<{ id: string; data: string }>(`SELECT id, data FROM "${collection}" ORDER BY id`)
          .toArray()
          .map(({ id, data }) => ({ ...(JSON.parse(data) as JsonObject), id })),
      ),
    async questions() {
      const cases = (await hall.records('cases')).map(({ id, ...data }) => ({
        id: String(id),
        ...v.parse(Case, data),
      }));
      return cases.flatMap(({ division, history, id, kind, number, state }) => {
        const answer = history.findLast(({ act }) => act === 'answer')?.words ?? null;
        return kind === 'question'
          ? [{ id, question: history[0]?.words ?? null, answer, state, division, number }]
          : [];
      });
    },
    disk: async () =>
      memory
        ? JSON.stringify(memory.all())
        : runInDurableObject(stub, (_: DurableObject, state) => dump(state.storage.sql)),
    resident: (name = 'ยายทดสอบ') => platform.addPerson({ name, friend: true }),
    async secretary() {
      const person = platform.addPerson({ name: 'เลขาทดสอบ', friend: true });
      await platform.act.say(person.id, 'test-first-code');
      await settle();
      return person;
    },
    async officer(division = 'สำนักปลัด') {
      const secretary = await this.secretary();
      await platform.act.say(secretary.id, `เชิญ เจ้าหน้าที่ ${division}`);
      await settle();
      const code =
        hall
          .said(secretary)
          .at(-1)
          ?.match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
      const person = platform.addPerson({ name: 'เจ้าหน้าที่ทดสอบ', friend: true });
      await platform.act.say(person.id, code);
      await settle();
      return person;
    },
  };
  return hall;
}

/** The address and the body of a call: names of its path are taken from the input, the rest is the query or the body. */
function requestFor({ method, path }: Call<never, unknown>, input: object): { path: string; body: string | null } {
  const left = new Map(Object.entries(input));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  if (method === 'POST') return { path: `/api${filled}`, body: JSON.stringify(Object.fromEntries(left)) };
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)]));
  return { path: `/api${filled}${query.size > 0 ? `?${query}` : ''}`, body: null };
}

function recordsIn(memory: MemoryStore | null, collection: string): JsonObject[] | undefined {
  return memory
    ?.all()
    .filter(({ key }) => key.startsWith(`${collection}/`))
    .map(({ key, data }) => ({ ...(data as JsonObject), id: key.slice(collection.length + 1) }));
}

/** All that a database holds, table names and columns included. */
function dump(sql: SqlStorage): string {
  const tables = sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
  return tables
    .filter(({ name }) => !/^(sqlite|_cf)_/.test(name))
    .map(({ name }) => `${name}: ${JSON.stringify(sql.exec(`SELECT * FROM "${name}"`).toArray())}`)
    .join('\n');
}

/** Every action that a message offers, its quick replies and the buttons of its cards. */
function actionsOf({ message, quickReply }: ChatMessage): JsonObject[] {
  const found: JsonObject[] = quickReply.map(item => item.action);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      if ('action' in value) found.push(value.action as JsonObject);
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(message);
  return found;
}
