import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LineServer, startLineServer } from './line/server.ts';
import { ensureFree, portSetting } from './ports.ts';
import { localChannel, seedPeople } from './seed/people.ts';
import { endTogether, serve, writableStateDir } from './serve.ts';
import { devText, fail, say } from './text.ts';

/**
 * `npm start`: the product, and the local LINE platform with its console. `--reset` clears the trial data first.
 * Defaults for secrets exist only here.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const linePort = portSetting('LINE_PORT', 8788);
const port = portSetting('PORT', 8787);
const lineUrl = `http://127.0.0.1:${linePort}`;
const stateDir = writableStateDir();

await ensureFree(linePort, 'LINE_PORT');
await ensureFree(port, 'PORT');
if (process.argv.includes('--reset')) {
  for (const name of ['sqlite', 'line.json']) rmSync(join(stateDir, name), { recursive: true, force: true });
  say(devText.reset);
}

const channel = localChannel(port);
const line = await startLine();
const { worker, url } = await serve(
  {
    LINE_CHANNEL_ID: channel.id,
    LINE_CHANNEL_SECRET: channel.secret,
    LINE_LOGIN_CHANNEL_ID: channel.loginChannelId,
    LIFF_ID: channel.liffId,
    LINE_API_BASE: lineUrl,
    LINE_DATA_API_BASE: lineUrl,
    LINE_LOGIN_BASE: lineUrl,
    FIRST_CODE: 'local-first-code',
  },
  'worker.log',
);
endTogether(worker, () => line.close());
say(devText.seeding);
await seedPeople(line.platform, process.env.FIRST_CODE || 'local-first-code');
say(devText.readyWorker(url));
say(devText.ready(`${line.url}/`));

async function startLine(): Promise<LineServer> {
  try {
    return await startLineServer({
      port: linePort,
      stateFile: join(stateDir, 'line.json'),
      consoleDir: join(root, 'dist/console'),
      channel,
      webhookUrl: `http://127.0.0.1:${port}/webhook`,
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
