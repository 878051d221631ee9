import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../dev/build.ts';
import { type LineServer, startLineServer } from '../../dev/line/server.ts';
import type { Act, Json, JsonObject, Person, Platform } from '../../dev/line/types.ts';
import { freePort } from '../../dev/ports.ts';
import { startWorkerd } from '../../dev/workerd.ts';
import { until } from './until.ts';
import { wordsOf } from './words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const channel = {
  id: '1234567890',
  secret: 'live-channel-secret',
  loginChannelId: '1234567891',
  liffId: '1234567891-LiveTest',
  displayName: 'อบต.หลุมรัง',
};

const FIRST_CODE = 'live-first-code';

/**
 * The built product on workerd with SQLite on disk, and the LINE platform in this process. For the product it is ten in
 * the morning of a weekday, whenever the test runs: what waits for the morning would wait for it here too.
 */
export type Live = {
  readonly url: string;
  readonly lineUrl: string;
  /** The link that opens the mini-app inside LINE. */
  readonly liffLink: string;
  readonly platform: Platform;
  readonly stateDir: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** SIGKILL: the power goes. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts the product again over the same state, on the same port. */
  restart(): Promise<void>;
  /** Ends both servers and removes the state. */
  stop(): Promise<void>;
  /** Moves the product's clock, and every alarm with it, by so many ms. */
  pass(ms: number): Promise<void>;
  /** What the product itself wrote to its log since its last start. */
  log(): string;
  /** The words of what a chat received from the bot, oldest first; one entry per message. */
  said(chat: Person | string): string[];
  /** What the product replies to an act: the messages of its reply request, and all their words. */
  answer(act: Promise<Act | null>): Promise<Answered>;
  /** A friend of the office. */
  resident(name: string): Person;
  secretary(): Promise<Person>;
  /** An officer of this division, who joined by the code that the secretary was given. */
  officer(secretary: Person, division?: string, name?: string): Promise<Person>;
};

export type Answered = { readonly words: string; readonly messages: readonly JsonObject[] };

type LiveOptions = { readonly settings?: Readonly<Record<string, string>>; readonly consoleDir?: string | null };

export async function startLive({ settings = {}, consoleDir = null }: LiveOptions = {}): Promise<Live> {
  await buildIfStale();
  const stateDir = mkdtempSync(join(tmpdir(), 'prongsai-live-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const line: LineServer = await startLineServer({
    port: 0,
    stateFile: null,
    consoleDir: consoleDir && join(root, consoleDir),
    channel: { ...channel, liffEndpointUrl: `${url}/liff/` },
    webhookUrl: `${url}/webhook`,
  });
  const { platform } = line;
  const logFile = join(stateDir, 'worker.log');
  let worker: ChildProcess | null = null;
  let offset = officeHours(Date.now()) - Date.now();
  const killNow = () => worker?.kill('SIGKILL');
  process.once('exit', killNow);

  const live: Live = {
    url,
    lineUrl: line.url,
    liffLink: `https://liff.line.me/${channel.liffId}`,
    platform,
    stateDir,
    fetch: (path, init) => fetch(`${url}${path}`, init),
    async kill() {
      if (worker) await ended(worker);
      worker = null;
    },
    async restart() {
      const started = startWorkerd({
        port,
        stateDir,
        settings: {
          LINE_CHANNEL_ID: channel.id,
          LINE_CHANNEL_SECRET: channel.secret,
          LINE_LOGIN_CHANNEL_ID: channel.loginChannelId,
          LIFF_ID: channel.liffId,
          LINE_API_BASE: line.url,
          LINE_DATA_API_BASE: line.url,
          LINE_LOGIN_BASE: line.url,
          PUBLIC_BASE_URL: url,
          FIRST_CODE,
          CLOCK: '1',
          ...settings,
        },
        output: { file: logFile },
      });
      worker = started;
      const health = await until(
        `${url} to answer`,
        async () => (started.exitCode === null ? (await fetch(`${url}/api/health`)).ok : 'dead'),
        30_000,
      ).catch(() => 'silent');
      if (health !== true) throw new Error(`the product is ${health}:\n${live.log()}`);
    },
    async stop() {
      await live.kill();
      process.removeListener('exit', killNow);
      await line.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
    async pass(ms) {
      offset += ms;
      const body = JSON.stringify({ now: new Date(Date.now() + offset).toISOString() });
      const moved = await live.fetch('/api/dev/clock', { method: 'POST', body });
      if (!moved.ok) throw new Error(`the clock did not move: ${moved.status}`);
    },
    log: () => readFileSync(logFile, 'utf8'),
    said: chat => platform.received(typeof chat === 'string' ? chat : chat.id).map(({ message }) => wordsOf(message)),
    async answer(doing) {
      const act = await doing;
      return replyTo(act, platform).catch(error => {
        throw new Error(`no reply (webhook: ${act?.delivery.status}); the log:\n${live.log()}`, { cause: error });
      });
    },
    resident: name => platform.addPerson({ name, label: 'ชาวบ้าน', friend: true }),
    async secretary() {
      const person = platform.addPerson({ name: 'เลขาทดสอบ', label: 'เลขานุการ', friend: true });
      await live.answer(platform.act.say(person.id, FIRST_CODE));
      return person;
    },
    async officer(secretary, division = 'สำนักปลัด', name = `เจ้าหน้าที่ ${division}`) {
      const { words } = await live.answer(platform.act.say(secretary.id, `เชิญ เจ้าหน้าที่ ${division}`));
      const person = platform.addPerson({ name, label: `เจ้าหน้าที่ ${division}`, friend: true });
      await live.answer(platform.act.say(person.id, /PS-\w{4}-\w{4}/.exec(words)?.[0] ?? 'no code'));
      return person;
    },
  };
  await live.restart().catch(async (error: unknown) => {
    await live.stop();
    throw error;
  });
  if (settings.CLOCK !== '0') await live.pass(0);
  return live;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The next 10:00 in Thailand (UTC+7) of a weekday. */
function officeHours(now: number): number {
  let ten = Math.ceil((now - 3 * HOUR_MS) / DAY_MS) * DAY_MS + 3 * HOUR_MS;
  while ([0, 6].includes(new Date(ten).getUTCDay())) ten += DAY_MS;
  return ten;
}

function ended(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()));
  worker.kill('SIGKILL');
  return gone;
}

/** Replies go out after the webhook's 200, so the reply is waited for. */
async function replyTo(act: Act | null, platform: Platform): Promise<Answered> {
  const bodies = () =>
    platform.calls('reply').flatMap(({ status, body }) => (status === 200 && isObject(body) ? [body] : []));
  const body = await until('the reply', () => bodies().find(({ replyToken }) => replyToken === act?.replyToken));
  const messages = Array.isArray(body.messages) ? body.messages.filter(isObject) : [];
  return { messages, words: messages.map(wordsOf).join('\n') };
}

/** The action of the button or quick reply with this label. Throws when nothing has it. */
export function button(messages: readonly JsonObject[], label: string): JsonObject {
  const found: JsonObject[] = [];
  const walk = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isObject(value)) {
      if (value.label === label && typeof value.type === 'string') found.push(value);
      Object.values(value).forEach(walk);
    }
  };
  messages.forEach(walk);
  const [action] = found;
  if (!action) throw new Error(`no button "${label}" in:\n${messages.map(wordsOf).join('\n')}`);
  return action;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
