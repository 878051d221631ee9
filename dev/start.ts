import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOpen } from '../src/features/manifests.ts';
import { checkedOffice } from './build.ts';
import { beforeEnd } from './ending.ts';
import { type LineServer, startLineServer } from './line/server.ts';
import { ensureFree, portSetting } from './ports.ts';
import { deploy } from './richmenu/deploy.ts';
import { LineTrouble, lineMenus } from './richmenu/line-menus.ts';
import { menuText, troubleDetails } from './richmenu/text.ts';
import { RichMenuDataError, wantedMenus } from './richmenu/wanted.ts';
import { localChannel, seedPeople } from './seed/people.ts';
import { isWritable, localBaseUrl, ownStateDir, serve } from './serve.ts';
import { loadVars, readSettings } from './settings.ts';
import { complain, devText, fail, say } from './text.ts';

/**
 * `npm start`: the product, and the local LINE platform with its console. `--reset` clears the trial data first.
 * Defaults for secrets exist only here.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
loadVars();
const port = portSetting('PORT', 8787);
const linePort = portSetting('LINE_PORT', 8788);
if (port === linePort) fail(devText.samePort(port));
const lineUrl = `http://127.0.0.1:${linePort}`;
const channel = localChannel(port);
const firstCode = process.env.FIRST_CODE || 'local-first-code';
const settings = readSettings({
  ...localBaseUrl(),
  LINE_CHANNEL_ID: channel.id,
  LINE_CHANNEL_SECRET: channel.secret,
  LINE_LOGIN_CHANNEL_ID: channel.loginChannelId,
  LIFF_ID: channel.liffId,
  LINE_API_BASE: lineUrl,
  LINE_DATA_API_BASE: lineUrl,
  LINE_LOGIN_BASE: lineUrl,
  FIRST_CODE: firstCode,
});

/** A local LINE that was told to be slow does not hold up the start: the menus of the last time are there. */
const MENU_MS = 5_000;

await ensureFree(linePort, 'LINE_PORT');
await ensureFree(port, 'PORT');
const office = checkedOffice();
const officialAccount = office.profile.shortName.th;
const stateDir = ownStateDir();
if (process.argv.includes('--reset')) {
  for (const name of ['sqlite', 'files', 'line.json']) rmSync(join(stateDir, name), { recursive: true, force: true });
  say(devText.reset);
}

// A disk that fills up while the chats are being saved.
process.on('uncaughtException', problem =>
  fail(isWritable(stateDir) ? String(problem.stack) : devText.diskFull(stateDir)),
);
const line = await startLine();
beforeEnd(() => line.close());
await putUpMenus();
const url = await serve(settings, stateDir, 'worker.log');
say(devText.seeding);
const codes = await seedPeople(line.platform, firstCode);
if (codes.length > 0) say(devText.codes(codes.map(({ duty, code }) => `  ${code}  ${duty}`).join('\n')));
say(devText.readyWorker(url));
say(devText.ready(`${line.url}/`));

async function startLine(): Promise<LineServer> {
  try {
    return await startLineServer({
      port: linePort,
      stateFile: join(stateDir, 'line.json'),
      consoleDir: join(root, 'dist/console'),
      channel: { ...channel, displayName: officialAccount },
      webhookUrl: `http://127.0.0.1:${port}/webhook`,
    });
  } catch (error) {
    return fail(devText.lineFailed, error instanceof Error ? error.message : String(error));
  }
}

/** As `npm run richmenu -- --deploy` does it, whatever the settings say: on the local LINE only. */
async function putUpMenus(): Promise<void> {
  try {
    const parts = {
      apiBase: line.url,
      dataBase: line.url,
      channelId: channel.id,
      channelSecret: channel.secret,
      fetch,
      deadlineMs: MENU_MS,
    };
    await deploy(
      wantedMenus({ office, audience: 'residents', liffId: channel.liffId, isOpen }),
      lineMenus(parts),
      () => {},
    );
  } catch (error) {
    if (error instanceof LineTrouble) return complain(menuText.notDeployed, troubleDetails(error));
    if (error instanceof RichMenuDataError) return complain(menuText.dataWrong, error.message);
    throw error;
  }
}
