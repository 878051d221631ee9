import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { OfficeDataError } from '../src/offices/build/load.ts';
import { devText, fail, say } from './text.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist', '.built-from');
const inputs = ['src', 'liff', 'dev/console', 'package-lock.json', 'vite.config.ts', 'wrangler.toml'];

/** Builds everything: the Worker and the LIFF pages, and the console of the local town hall. */
export async function buildAll(): Promise<void> {
  try {
    await build({ root, logLevel: 'warn' });
    await build({
      root: join(root, 'dev/console'),
      configFile: join(root, 'dev/console/vite.config.ts'),
      logLevel: 'warn',
    });
  } catch (error) {
    const cause = findOfficeError(error);
    if (cause) fail(cause.message);
    throw error;
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, fingerprint());
}

/** Builds when `dist` is missing, was made from other sources, or carries another office. */
export async function buildIfStale(): Promise<void> {
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
  if (isFresh) return;
  say(devText.building);
  await buildAll();
}

/** Names, sizes and times of everything that goes into the build, and the office it is for. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.env.OFFICE || 'lumrang');
  for (const input of inputs) addTo(hash, join(root, input));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (stat.isFile()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  else for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
}

function findOfficeError(error: unknown): OfficeDataError | null {
  if (error instanceof OfficeDataError) return error;
  if (!(error instanceof Error)) return null;
  return error.name === 'OfficeDataError' || /src\/offices\//.test(error.message)
    ? new OfficeDataError(error.message)
    : findOfficeError(error.cause);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
