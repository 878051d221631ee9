import { lineClient } from '../../src/line/client.ts';
import { statelessTokens } from '../../src/line/tokens.ts';
import { webhook } from '../../src/line/webhook.ts';
import type { Log } from '../../src/log.ts';
import type { Office } from '../../src/offices/office.ts';
import type { Ports } from '../../src/ports.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { memoryStore } from '../support/memory-store.ts';
import { channel, complaintWords, newUser, passed, SEND, said, sign, webhookBody } from './events.ts';
import type { Row, Section } from './report.ts';

type Counts = { reads: number; commits: number; numbers: number; calls: number; replies: number };
type Examples = { readonly answered: string; readonly offered: string; readonly unknown: string };

const ORIGIN = 'https://line.test';
const silent = new Proxy({} as Log, { get: () => () => {} });

/** The real webhook in this process, over a store and a LINE that count. */
function countedWebhook(office: Office) {
  const counts: Counts = { reads: 0, commits: 0, numbers: 0, calls: 0, replies: 0 };
  const inner = memoryStore();
  const add = <T>(kind: keyof Counts, work: T): T => {
    counts[kind] += 1;
    return work;
  };
  const line: typeof fetch = async (input, init) => {
    const { pathname } = new URL(new Request(input, init).url);
    if (pathname.startsWith('/oauth2/')) return Response.json({ access_token: 'bench-token', expires_in: 900 });
    counts.calls += 1;
    if (pathname === '/v2/bot/message/reply') counts.replies += 1;
    return Response.json({ sentMessages: [] });
  };
  const { id: channelId, secret: channelSecret, firstCode } = channel;
  const tokens = statelessTokens({ base: ORIGIN, channelId, channelSecret, fetch: line, now: Date.now });
  const ports: Ports = {
    settings: {
      line: {
        channelId,
        channelSecret,
        loginChannelId: channelId,
        liffId: `${channelId}-Bench`,
        apiBase: ORIGIN,
        dataBase: ORIGIN,
        loginBase: ORIGIN,
      },
      publicBaseUrl: 'http://127.0.0.1:8787',
      office: office.profile.id,
      store: 'sqlite',
      firstCode,
      movableClock: false,
    },
    office,
    store: {
      get: refs => add('reads', inner.get(refs)),
      query: query => add('reads', inner.query(query)),
      count: query => add('reads', inner.count(query)),
      commit: writes => add('commits', inner.commit(writes)),
      number: (counter, ref) => add('numbers', inner.number(counter, ref)),
    },
    files: memoryFiles(),
    line: lineClient({
      apiBase: ORIGIN,
      dataBase: ORIGIN,
      tokens,
      fetch: line,
      log: silent,
      now: Date.now,
      sleep: async () => {},
    }),
    idTokens: { verify: async () => ({ ok: false, reason: 'invalid' }) },
    now: Date.now,
    newId: () => crypto.randomUUID(),
    random: Math.random,
    sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
    log: silent,
  };

  /** What one webhook costs, its reply included. */
  return async (body: string): Promise<Counts> => {
    Object.assign(counts, { reads: 0, commits: 0, numbers: 0, calls: 0, replies: 0 });
    const later: Promise<unknown>[] = [];
    const headers = { 'x-line-signature': sign(body) };
    const request = new Request('http://127.0.0.1:8787/webhook', { method: 'POST', body, headers });
    const response = await webhook(request, ports, work => later.push(work));
    await Promise.all(later);
    if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
    return { ...counts };
  };
}

/** What is done, by which event, what that may cost, and the events that must come before it. */
type Kind = readonly [string, string, 'data' | 'records' | 'writes', (readonly string[])?];

const located = {
  type: 'message',
  message: { type: 'location', id: 'bench-place', latitude: 14.2001, longitude: 99.4001 },
} as const;

/** The first code makes somebody a member of staff. */
const joining = (userId: string) => webhookBody(said(channel.firstCode), userId);

/** Store operations and LINE calls of single events, as the product makes them. */
export async function operations(office: Office, examples: Examples): Promise<Section> {
  const send = countedWebhook(office);
  const asked = (text: string) => webhookBody(said(text));
  const sent = webhookBody(passed(examples.unknown), newUser());
  const [resident, officer] = [newUser(), newUser()];
  const [begun, ...answers] = complaintWords.map(words => webhookBody(said(words), resident));
  const filed = webhookBody(said(SEND), resident);
  const kinds: readonly Kind[] = [
    ['answer from office data', asked(examples.answered), 'data'],
    ['offer of three', asked(examples.offered), 'data'],
    ['score look-up', asked('คะแนน ITA'), 'data'],
    ['measure look-up', asked('มาตรการ 1'), 'data'],
    ['own cases looked up', asked('ติดตาม'), 'records'],
    ['do not know', asked(examples.unknown), 'writes'],
    ['question sent to staff', sent, 'writes'],
    ['copy of the question sent', sent, 'writes'],
    ['complaint begun', begun ?? '', 'writes'],
    ['complaint: a step answered', answers[0] ?? '', 'writes'],
    ['complaint: place given, those close by looked for', webhookBody(located, resident), 'writes'],
    ['complaint filed', filed, 'writes', answers.slice(1)],
    ['copy of the complaint filed', filed, 'writes'],
    ['work of an officer listed', webhookBody(said('งานของฉัน'), officer), 'records', [joining(officer)]],
  ];
  const rows: Row[] = [];
  for (const [what, body, kind, before = []] of kinds) {
    for (const each of before) await send(each);
    const { reads, commits, numbers, calls, replies } = await send(body);
    const other = [...(numbers ? [`${numbers} number`] : []), ...(calls > replies ? [`${calls - replies} other`] : [])];
    rows.push(
      { what: `${what}: reads`, value: reads, unit: '', limit: { most: kind === 'data' ? 1 : 2 } },
      { what: `${what}: commits`, value: commits, unit: '', limit: { most: kind === 'writes' ? 1 : 0 } },
      { what: `${what}: LINE calls`, value: calls, unit: '', limit: { most: 1 }, note: other.join(', ') },
    );
    if (replies !== 1) throw new Error(`${what}: ${replies} replies to one event`);
  }
  return { title: 'Store operations and LINE calls per event', rows };
}
