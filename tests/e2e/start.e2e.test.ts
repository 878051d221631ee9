import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../dev/build.ts';
import type { PersonView, StateView } from '../../dev/line/types.ts';
import { freePort, isFree } from '../../dev/ports.ts';
import { OfficeDataError, readOffice } from '../../src/offices/build/load.ts';
import { type Live, startLive } from '../support/live.ts';
import { type Program, processesWith, run } from '../support/program.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let stateDir: string;
let ports: { PORT: string; LINE_PORT: string };
let programs: Program[];
let mounted: string[];

beforeAll(() => buildIfStale());
beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'prongsai-start-'));
  const [port, linePort] = [await freePort(), await freePort()];
  ports = { PORT: String(port), LINE_PORT: String(linePort) };
  programs = [];
  mounted = [];
});
afterEach(async () => {
  await Promise.all(programs.map(stop));
  for (const disk of mounted) execFileSync('umount', ['--lazy', disk]);
  rmSync(stateDir, { recursive: true, force: true });
});

function begin(script: string, settings: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Program {
  const program = run(script, { STATE_DIR: stateDir, ...ports, ...settings }, args);
  programs.push(program);
  return program;
}

async function stop(program: Program): Promise<number | null> {
  program.child.kill('SIGTERM');
  return program.exit;
}

const consoleUrl = () => `http://127.0.0.1:${ports.LINE_PORT}/`;

/** `npm start`, until it has said where to go. */
async function started(...args: string[]): Promise<Program> {
  const program = begin('dev/start.ts', {}, args);
  await program.prints(`Open the local town hall at  ${consoleUrl()}`);
  return program;
}

/** What a program says that refuses to start. */
async function refusal(script: string, settings: Readonly<Record<string, string>> = {}): Promise<string> {
  const { exit, printed } = begin(script, settings);
  expect(await exit).toBe(1);
  return printed.err;
}

async function look(): Promise<StateView> {
  return (await fetch(`${consoleUrl()}local/state`)).json() as Promise<StateView>;
}

function post({ id }: PersonView, text: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${consoleUrl()}local/say`, { method: 'POST', headers, body: JSON.stringify({ user: id, text }) });
}

/** Has a person write to the office; returns the words of the answer. */
async function say(person: PersonView, text: string): Promise<string> {
  const { id } = person;
  const before = (await look()).chats[id]?.length ?? 0;
  await post(person, text);
  const news = await until('the answer', async () => {
    const messages = (await look()).chats[id]?.slice(before).filter(({ from }) => from === 'bot') ?? [];
    return messages.length > 0 ? messages : null;
  });
  return news.map(({ message }) => wordsOf(message)).join('\n');
}

function labelled(view: StateView, label: string): PersonView {
  const person = view.people.find(each => each.label === label);
  if (!person) throw new Error(`nobody is ${label}`);
  return person;
}

describe('npm start', () => {
  test('ends by printing the address of the console, which is served, with sample people in it', async () => {
    const program = await started();
    const lines = program.printed.out.trimEnd().split('\n');
    expect(lines.at(-1)).toBe(`Open the local town hall at  ${consoleUrl()}`);
    expect(program.printed.out).toContain(`เปิดศาลากลางจำลองที่  ${consoleUrl()}`);
    expect(program.printed.err).toBe('');
    // The server's own lines have a file of their own.
    expect(program.printed.out).not.toContain('"level"');
    expect(readFileSync(join(stateDir, 'worker.log'), 'utf8')).toContain('"what":"line call"');

    const page = await fetch(consoleUrl());
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    expect(html).toContain('<title>โปร่งใส');
    const assets = [...html.matchAll(/(?:src|href)="\.?(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(0);
    for (const path of assets) expect((await fetch(new URL(path, consoleUrl()))).status).toBe(200);

    const view = await look();
    const staff = view.people.filter(({ label }) => !label.startsWith('ชาวบ้าน'));
    expect(staff.length).toBeGreaterThanOrEqual(8);
    for (const person of staff) {
      const welcome = (view.chats[person.id] ?? []).map(({ message }) => wordsOf(message)).join('\n');
      expect(welcome, person.label).toContain('ยินดีต้อนรับค่ะ คุณเป็น');
    }
    expect(await say(labelled(view, 'ชาวบ้าน'), 'อบต เปิดกี่โมง')).toContain('08.30–16.30');
  });

  test('leaves an unused invitation code for each duty on the terminal, with which a newcomer joins', async () => {
    const first = await started();
    const { out } = first.printed;
    expect(out).toContain('รหัสเชิญตัวอย่าง');
    expect(out).toContain('Sample invitation codes');
    const codes = new Map([...out.matchAll(/^ {2}(PS-\S+) {2}(.+)$/gm)].map(([, code, duty]) => [duty, code ?? '']));
    for (const duty of ['เจ้าหน้าที่ กองช่าง', 'หัวหน้ากองช่าง', 'ปลัด']) expect(codes.get(duty), duty).toBeTruthy();
    const resident = labelled(await look(), 'ชาวบ้าน');
    const welcome = await say(resident, codes.get('หัวหน้ากองช่าง') ?? '');
    expect(welcome).toContain('ยินดีต้อนรับค่ะ คุณเป็น');
    expect(welcome).toContain('กองช่าง');
    await stop(first);
    expect((await started()).printed.out).not.toContain('PS-');
  });

  test('people, chats and duties are still there after a restart', async () => {
    const first = await started();
    const before = await look();
    const officer = labelled(before, 'เจ้าหน้าที่ กองช่าง');
    await say(labelled(before, 'ชาวบ้าน'), 'คะแนน');
    const said = (await look()).chats;
    expect(await stop(first)).toBe(0);

    await started();
    const after = await look();
    expect(after.people).toEqual(before.people);
    expect(Object.keys(after.chats)).toEqual(Object.keys(said));
    for (const [chat, messages] of Object.entries(said)) {
      expect(after.chats[chat]?.map(({ id, message }) => ({ id, message }))).toEqual(
        messages.map(({ id, message }) => ({ id, message })),
      );
    }
    expect(await say(officer, 'หน้าที่ของฉัน')).toContain('เจ้าหน้าที่ กองช่าง');
  });

  test('--reset begins anew', async () => {
    const first = await started();
    const before = await look();
    await say(labelled(before, 'ชาวบ้าน'), 'คะแนน');
    await stop(first);

    const second = await started('--reset');
    expect(second.printed.out).toContain('ล้างข้อมูลทดลองแล้ว');
    const after = await look();
    expect(after.people.map(({ name }) => name)).toEqual(before.people.map(({ name }) => name));
    expect(after.people.map(({ id }) => id)).not.toEqual(before.people.map(({ id }) => id));
    expect(JSON.stringify(after.chats)).not.toContain('91.82');
    expect(await say(labelled(after, 'ปลัด'), 'หน้าที่ของฉัน')).toContain('ปลัด');
  });

  test('ends both servers within seconds when it is told to, and leaves no process behind', async () => {
    const program = await started();
    expect(processesWith(stateDir) ?? [1]).toHaveLength(1);
    const asked = performance.now();
    expect(await stop(program)).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
    for (const port of [ports.PORT, ports.LINE_PORT]) expect(await isFree(Number(port))).toBe(true);
    expect(processesWith(stateDir) ?? []).toEqual([]);
  });

  test('ended while it is still starting, it leaves no process behind either', async () => {
    const program = begin('dev/start.ts');
    await until('the worker', () => existsSync(join(stateDir, 'worker.log')));
    await stop(program);
    expect(processesWith(stateDir) ?? []).toEqual([]);
    for (const port of [ports.PORT, ports.LINE_PORT]) expect(await isFree(Number(port))).toBe(true);
  });

  test.skipIf(!existsSync('/proc/self/cmdline'))('says so when the server dies, and where to look', async () => {
    const program = await started();
    const [worker] = processesWith(stateDir) ?? [];
    process.kill(worker ?? 0, 'SIGKILL');
    expect(await program.exit).toBe(1);
    expect(program.printed.err).toContain('ตัวระบบหยุดทำงานเอง');
    expect(program.printed.err).toContain('The server stopped by itself');
    expect(program.printed.err).toContain(join(stateDir, 'worker.log'));
    expect(await isFree(Number(ports.LINE_PORT))).toBe(true);
  });

  test('the local LINE signs with the channel secret that the settings name', async () => {
    const program = begin('dev/start.ts', { LINE_CHANNEL_SECRET: 'another-secret-of-this-office' });
    await program.prints(consoleUrl());
    expect(await say(labelled(await look(), 'ชาวบ้าน'), 'คะแนน')).toContain('91.82');
  });
});

describe('what cannot start says why, in Thai and English, and ends with code 1', () => {
  let taken: Server | null = null;
  afterEach(async () => {
    await new Promise(resolve => (taken ? taken.close(resolve) : resolve(null)));
    taken = null;
  });

  async function take(host: string): Promise<string> {
    const server = createServer();
    taken = server;
    await new Promise<void>(resolve => server.listen(0, host, resolve));
    const address = server.address();
    return String(typeof address === 'object' && address ? address.port : 0);
  }

  test.each([
    ['dev/start.ts', 'PORT', '127.0.0.1'],
    ['dev/start.ts', 'LINE_PORT', '127.0.0.1'],
    ['dev/start.ts', 'PORT', '0.0.0.0'],
    ['dev/start.ts', 'LINE_PORT', '0.0.0.0'],
  ])('%s: the %s is taken on %s', async (script, name, host) => {
    const port = await take(host);
    const words = await refusal(script, { [name]: port });
    expect(words).toContain(`พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่`);
    expect(words).toContain(`Port ${port} is used by another program`);
    expect(words).toContain(`${name}=<port>`);
  });

  test('both ports are the same', async () => {
    const words = await refusal('dev/start.ts', { LINE_PORT: ports.PORT });
    expect(words).toContain('PORT และ LINE_PORT เป็นเลขเดียวกัน');
    expect(words).toContain('PORT and LINE_PORT are the same');
  });

  test('a port is no port', async () => {
    const wrong = [
      ['PORT', 'abc'],
      ['PORT', '0'],
      ['LINE_PORT', '70000'],
      ['LINE_PORT', '80.5'],
      ['PORT', '1e3'],
      ['PORT', '0x50'],
    ] as const;
    await Promise.all(
      wrong.map(async ([name, value]) => {
        const words = await refusal('dev/start.ts', { [name]: value });
        expect(words, value).toContain(`${name} ต้องเป็นเลข 1–65535`);
        expect(words, value).toContain(`${name} must be a number from 1 to 65535`);
      }),
    );
  });

  test('STATE_DIR cannot be made', async () => {
    const file = join(stateDir, 'a-file');
    writeFileSync(file, '');
    const folder = join(file, 'state');
    const words = await refusal('dev/start.ts', { STATE_DIR: folder });
    expect(words).toContain('เขียนข้อมูลลงดิสก์ไม่ได้');
    expect(words).toContain(`Cannot write to the disk: it may be full, or the folder may not be writable: ${folder}`);
  });

  test.skipIf(!existsSync('/proc/self/cmdline'))('STATE_DIR lies where nobody can make a folder', async () => {
    const words = await refusal('dev/start.ts', { STATE_DIR: '/proc/x/state' });
    expect(words).toContain('เขียนข้อมูลลงดิสก์ไม่ได้');
    expect(words).toContain('the folder may not be writable: /proc/x/state');
  });

  test('another program has STATE_DIR, whose data stay as they are', async () => {
    const first = await started();
    const before = await look();
    const others = { PORT: String(await freePort()), LINE_PORT: String(await freePort()) };
    const channel = { LINE_CHANNEL_ID: '1', LINE_CHANNEL_SECRET: 's', LINE_LOGIN_CHANNEL_ID: '2', LIFF_ID: '2-Test' };
    for (const [script, args] of [
      ['dev/start.ts', ['--reset']],
      ['dev/serve.ts', []],
    ] as const) {
      const second = begin(script, { ...others, ...channel }, args);
      expect(await second.exit, script).toBe(1);
      expect(second.printed.err).toContain(`มีโปรแกรมอื่น (process ${first.child.pid}) ใช้ ${stateDir} อยู่`);
      expect(second.printed.err).toContain(`Another program (process ${first.child.pid}) is using ${stateDir}`);
      expect(second.printed.out).toBe('');
    }
    expect(readFileSync(join(stateDir, 'lock'), 'utf8')).toBe(String(first.child.pid));
    expect((await look()).people).toEqual(before.people);
    expect(await say(labelled(before, 'ชาวบ้าน'), 'คะแนน')).toContain('91.82');
    await stop(first);
    expect(existsSync(join(stateDir, 'lock'))).toBe(false);
  });

  test.each(['a program that is gone', 'nobody'])('a lock that names %s is taken over', async owner => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    writeFileSync(join(stateDir, 'lock'), owner === 'nobody' ? '' : String(gone));
    const program = await started();
    expect(readFileSync(join(stateDir, 'lock'), 'utf8')).toBe(String(program.child.pid));
    expect((await look()).bot.displayName).toBe(readOffice('lumrang').profile.shortName.th);
  });

  /** A disk of its own of this size for STATE_DIR; null where it cannot be had. */
  function smallDisk(size: string): string | null {
    const disk = join(stateDir, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      return null;
    }
    mounted.push(disk);
    return disk;
  }

  test('the disk is full', async context => {
    const disk = smallDisk('64k');
    if (!disk) return context.skip('a small disk can only be mounted by root');
    expect(await refusal('dev/start.ts', { STATE_DIR: disk })).toContain('Cannot write to the disk: it may be full');
    expect(existsSync(join(disk, '.probe'))).toBe(false);
  });

  test('the disk fills up later', async context => {
    const disk = smallDisk('8m');
    if (!disk) return context.skip('a small disk can only be mounted by root');
    const program = begin('dev/start.ts', { STATE_DIR: disk });
    await program.prints(consoleUrl());
    expect(() => writeFileSync(join(disk, 'filler'), 'x'.repeat(8 * 1024 * 1024))).toThrow('ENOSPC');
    await post(labelled(await look(), 'ชาวบ้าน'), 'คะแนน').catch(() => 'it may have ended first');
    expect(await program.exit).toBe(1);
    expect(program.printed.err).toContain('เขียนข้อมูลลงดิสก์ไม่ได้');
    expect(program.printed.err).toContain('Cannot write to the disk: it may be full');
    expect(program.printed.err).not.toContain('    at ');
    expect(processesWith(disk) ?? []).toEqual([]);
  });

  test('the trial data of the local LINE are damaged; --reset helps', async () => {
    const file = join(stateDir, 'line.json');
    writeFileSync(file, '{"people": [');
    const words = await refusal('dev/start.ts');
    expect(words).toContain('เปิด LINE จำลองไม่ได้');
    expect(words).toContain(file);
    expect(words).toContain('--reset');
    await started('--reset');
  });

  test.skipIf(existsSync(join(root, '.dev.vars')))(
    'npm run serve without settings names each missing one',
    async () => {
      const words = await refusal('dev/serve.ts');
      for (const name of ['LINE_CHANNEL_ID', 'LINE_CHANNEL_SECRET', 'LINE_LOGIN_CHANNEL_ID', 'LIFF_ID']) {
        expect(words).toContain(`ยังไม่ได้ตั้งค่า ${name}`);
        expect(words).toContain(`The setting ${name} is missing`);
      }
    },
  );

  test('a setting is not valid', async () => {
    const wrong = [
      ['PUBLIC_BASE_URL', 'http://office.example'],
      ['PUBLIC_BASE_URL', 'office.example'],
      ['LINE_API_BASE', 'http://api.line.me'],
      ['OFFICE', '../lumrang'],
      ['STORE', 'paper'],
    ] as const;
    await Promise.all(
      wrong.map(async ([name, value]) => {
        const words = await refusal('dev/start.ts', { [name]: value });
        expect(words, value).toContain(`ค่า ${name} ไม่ถูกต้อง`);
        expect(words, value).toContain(`The setting ${name} is not valid`);
      }),
    );
  });

  test('there is no such office, and the build that is there stays as it is', async () => {
    const stamp = readFileSync(join(root, 'dist/.built-from'), 'utf8');
    const words = await refusal('dev/start.ts', { OFFICE: 'nowhere' });
    expect(words).toContain('ข้อมูลของหน่วยงานยังไม่ถูกต้อง');
    expect(words).toContain('The data of the office are not right');
    expect(words).toContain('no office "nowhere" in src/offices; there are: lumrang');
    expect(readFileSync(join(root, 'dist/.built-from'), 'utf8')).toBe(stamp);
  });

  test('CLOCK=1 is only for this machine', async () => {
    const words = await refusal('dev/start.ts', { CLOCK: '1', PUBLIC_BASE_URL: 'https://office.example' });
    expect(words).toContain('ใช้ CLOCK=1 ได้เฉพาะเมื่อ PUBLIC_BASE_URL อยู่ในเครื่องนี้');
    expect(words).toContain('CLOCK=1 is only for a PUBLIC_BASE_URL on this machine');
  });
});

describe('an office whose data are not right is refused with file, place and reason', () => {
  let offices: string;
  beforeEach(() => {
    offices = join(stateDir, 'offices');
    cpSync(join(root, 'src/offices/lumrang'), join(offices, 'lumrang'), { recursive: true });
  });

  /** Changes one file of the copy, and returns what reading the office then says. */
  function problem(name: string, change: (text: string) => string): string {
    const file = join(offices, 'lumrang', name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    try {
      readOffice('lumrang', offices);
    } catch (error) {
      if (error instanceof OfficeDataError) return error.message;
      throw error;
    }
    return 'no problem';
  }

  /** The same with a change of the parsed JSON. */
  const edited = (name: string, change: (data: Record<string, unknown>) => void) =>
    problem(name, text => {
      const data = JSON.parse(text) as Record<string, unknown>;
      change(data);
      return JSON.stringify(data);
    });

  test('the copy is right before anything is changed', () => {
    expect(readOffice('lumrang', offices).profile.id).toBe('lumrang');
  });

  test('a file that is no JSON', () => {
    const words = problem('scores.json', text => text.slice(0, -20));
    expect(words).toContain(join(offices, 'lumrang', 'scores.json'));
    expect(words).toMatch(/JSON/);
  });

  test('a file that is missing', () => {
    rmSync(join(offices, 'lumrang/clocks.json'));
    expect(() => readOffice('lumrang', offices)).toThrow(/clocks\.json: ENOENT/);
  });

  test('a field of the wrong kind', () => {
    const words = edited('profile.json', data => {
      data.shortName = { th: 'อบต.หลุมรัง' };
    });
    expect(words).toMatch(/profile\.json: shortName\.en: /);
  });

  test('a field that nobody knows, which may be a slip', () => {
    const words = edited('profile.json', data => {
      data.frontdesk = 'secretariat';
    });
    expect(words).toMatch(/profile\.json: frontdesk: /);
  });

  test('a name that another file does not have', () => {
    const words = edited('profile.json', data => {
      data.frontDesk = 'nobody';
    });
    expect(words).toBe('lumrang: profile.json: frontDesk: no division "nobody"');
  });
});

describe('the movable clock', () => {
  let live: Live;
  afterAll(() => live?.stop());
  const move = (body: string) => live.fetch('/api/dev/clock', { method: 'POST', body });

  test('with CLOCK=1 now moves, for numbers too, and stays moved after a restart', async () => {
    live = await startLive();
    const person = live.resident('ยายสายใจ');
    const ask = async (question: string) => {
      await live.answer(live.platform.act.say(person.id, `ถามเจ้าหน้าที่ ${question}`));
      const { words } = await live.answer(live.platform.act.say(person.id, 'ส่ง'));
      return /เลขรับ (\d+\/\d+)/.exec(words)?.[1];
    };
    const moved = await move(JSON.stringify({ now: '2037-06-15T03:00:00Z' }));
    expect(moved.status).toBe(200);
    expect(String(((await moved.json()) as { now: string }).now)).toMatch(/^2037-06-15T03:00:0/);
    expect(await ask('วิธีเลี้ยงมังกรสามหัว')).toBe('1/2580');
    await move(JSON.stringify({ now: '2037-12-31T17:00:00Z' }));
    expect(await ask('วิธีเลี้ยงมังกรห้าหัว')).toBe('1/2581');
    await live.kill();
    await live.restart();
    expect(await ask('วิธีเลี้ยงมังกรเจ็ดหัว')).toBe('2/2581');
  });

  test.each(['', '{}', '{"now":"tomorrow"}', '{"now":5}', '[]', '{"now":"2026-11-24T10:00:00+07"}'])(
    'refuses %s',
    async body => {
      expect((await move(body)).status).toBe(400);
    },
  );

  test('without CLOCK=1 there is no such address', async () => {
    await live.stop();
    live = await startLive({ settings: { CLOCK: '0' } });
    expect((await move(JSON.stringify({ now: '2037-06-15T03:00:00Z' }))).status).toBe(404);
  });
});
