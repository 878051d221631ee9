import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imageSize } from '../../dev/line/image-size.ts';
import { type LineServer, startLineServer } from '../../dev/line/server.ts';
import { channel } from '../dev/line-fixture.ts';
import { run } from '../support/program.ts';

const varsFile = fileURLToPath(new URL('../../.dev.vars', import.meta.url));

describe('npm run richmenu', { timeout: 60_000 }, () => {
  let line: LineServer;
  beforeAll(async () => {
    const webhookUrl = 'http://127.0.0.1:9/webhook';
    line = await startLineServer({ port: 0, stateFile: null, consoleDir: null, channel, webhookUrl });
  });
  afterAll(() => line.close());

  async function richmenu(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
    const known = {
      LINE_CHANNEL_ID: channel.id,
      LINE_CHANNEL_SECRET: channel.secret,
      LIFF_ID: channel.liffId,
      LINE_API_BASE: line.url,
      LINE_DATA_API_BASE: line.url,
      OFFICE: 'lumrang',
    };
    const { exit, printed } = run('dev/richmenu/run.ts', { ...known, ...settings }, args);
    return { code: await exit, out: printed.out, err: printed.err };
  }

  test('--check names what is missing, --deploy mends it, and --check is content', async () => {
    const before = await richmenu(['--check']);
    expect(before.err).toBe('');
    expect(before.code).toBe(1);
    for (const words of [
      'ยังไม่มีเมนูแท็บ services ตามข้อมูลนี้ → สร้าง',
      'There is no menu of the tab info as in the data → create it',
      'There is no alias residents-info → create it',
      'The menu that everybody sees is not the tab services → set it',
      '7 differences; mend them with: npm run richmenu -- --deploy',
    ])
      expect(before.out).toContain(words);
    expect(line.platform.state.richMenus.menus).toEqual({});

    const deployed = await richmenu(['--deploy']);
    expect([deployed.code, deployed.err]).toEqual([0, '']);
    expect(deployed.out).toContain('Done, 7 steps');
    expect(Object.keys(line.platform.state.richMenus.aliases)).toEqual(['residents-services', 'residents-info']);

    const after = await richmenu(['--check']);
    expect(after).toEqual({
      code: 0,
      out: 'เมนู (residents) บน LINE ตรงกับข้อมูลแล้ว\nThe menus (residents) on LINE are as the data say\n',
      err: '',
    });
  });

  test('--draw puts the pictures into a folder and asks LINE nothing', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'prongsai-draw-')), 'menus');
    const { code } = await richmenu(['--draw', folder], { LINE_API_BASE: 'http://127.0.0.1:9' });
    expect(code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(['residents-info.png', 'residents-services.png']);
    for (const name of readdirSync(folder))
      expect(imageSize(readFileSync(join(folder, name)))).toMatchObject({ width: 2500, height: 1686 });
    rmSync(folder, { recursive: true });
  });

  test('--help speaks Thai and English', async () => {
    const { code, out } = await richmenu(['--help']);
    expect(code).toBe(0);
    for (const words of ['เทียบเมนูบน LINE', 'safe to run again', '--check', '--deploy', 'LINE_DATA_API_BASE'])
      expect(out).toContain(words);
  });

  test.each([[[]], [['--deploi']], [['--check', '--deploy']], [['check']]])('%j: says how to ask', async args => {
    const { code, err } = await richmenu(args);
    expect(code).toBe(2);
    expect(err).toContain('npm run richmenu -- <what>');
  });

  test('a wrong secret is named, and never shown', async () => {
    const { code, err } = await richmenu(['--check'], { LINE_CHANNEL_SECRET: 'secret-of-nobody' });
    expect(code).toBe(2);
    expect(err).toContain('LINE ไม่รับ LINE_CHANNEL_ID หรือ LINE_CHANNEL_SECRET');
    expect(err).toContain('POST /oauth2/v3/token → 400');
    expect(err).not.toContain('secret-of-nobody');
    expect(err).not.toContain('    at ');
  });

  test('a LINE that cannot be reached is named', async () => {
    const { code, err } = await richmenu(['--deploy'], { LINE_API_BASE: 'http://127.0.0.1:9' });
    expect(code).toBe(2);
    expect(err).toContain('LINE cannot be reached');
  });

  test.skipIf(existsSync(varsFile))('a setting that is missing is named', async () => {
    const { code, err } = await richmenu(['--check'], { LIFF_ID: '' });
    expect(code).toBe(1);
    expect(err).toContain('ยังไม่ได้ตั้งค่า LIFF_ID');
    expect(err).not.toContain('LINE_LOGIN_CHANNEL_ID');
  });

  test('an office that there is not', async () => {
    const { code, err } = await richmenu(['--check'], { OFFICE: 'nowhere' });
    expect(code).toBe(1);
    expect(err).toContain('no office "nowhere"');
  });
});
