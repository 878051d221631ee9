import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { median, type Section } from './report.ts';
import { type Sink, startOnWorkerd } from './servers.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
/** Files as one, as an upload is compressed. */
const kilobytes = (...files: readonly string[]): number =>
  gzipSync(Buffer.concat(files.map(file => readFileSync(file))), { level: 9 }).length / 1024;

/** What is sent to Cloudflare and to a telephone, compressed. */
export function sizes(): Section {
  return {
    title: 'Sizes, gzip',
    rows: [
      { what: 'Worker script', value: kilobytes(...workerModules()), unit: 'KB', limit: { most: 200 } },
      { what: 'office data and words beside it', value: kilobytes(...filesIn('client/office')), unit: 'KB' },
      { what: 'LIFF first page, JavaScript', value: firstPageKilobytes(), unit: 'KB', limit: { most: 55 } },
    ],
  };
}

/** The main module and all that it could load: maps, and what describes the build, are not part of the script. */
function workerModules(): string[] {
  return filesIn('prongsai').filter(file => !/\.(map|json)$/.test(file));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(dist, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

/** Every script that the page names and that those import at once; chunks loaded later are not part of it. */
function firstPageKilobytes(): number {
  const html = readFileSync(join(dist, 'client/liff/index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(match => join(dist, 'client', match[1] ?? ''));
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file) || !existsSync(file)) return;
    files.add(file);
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      add(join(dirname(file), match[1] ?? ''));
  };
  named.forEach(add);
  return [...files].reduce((sum, file) => sum + kilobytes(file), 0);
}

/**
 * From the start of the process to the first 200: the time, and the processor's time, that the product takes beyond what a
 * Worker does that does nothing at start. The first request's own work is in it.
 */
export async function startUp(sink: Sink, starts: number): Promise<Section> {
  const times: Record<'product' | 'floor', number[]> = { product: [], floor: [] };
  const cpu: Record<'product' | 'floor', number[]> = { product: [], floor: [] };
  for (let at = 0; at < starts; at += 1) {
    for (const which of ['product', 'floor'] as const) {
      const server = await startOnWorkerd(which, sink);
      times[which].push(server.startMs);
      if (server.startCpuMs !== null) cpu[which].push(server.startCpuMs);
      await server.stop();
    }
  }
  const more = (of: typeof times) => median(of.product) - median(of.floor);
  const isCounted = cpu.product.length > 0 && cpu.floor.length > 0;
  return {
    title: `Start to first 200, medians of ${starts}`,
    rows: [
      { what: 'product', value: median(times.product), unit: 'ms' },
      { what: 'floor worker', value: median(times.floor), unit: 'ms' },
      { what: 'difference', value: more(times), unit: 'ms' },
      ...(isCounted
        ? [
            {
              what: 'difference in processor time',
              value: more(cpu),
              unit: 'ms',
              limit: { most: 50 },
            } as const,
          ]
        : []),
    ],
  };
}
