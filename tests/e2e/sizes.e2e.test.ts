import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../dev/build.ts';

const client = fileURLToPath(new URL('../../dist/client/', import.meta.url));
const kilobytes = (file: string): number => gzipSync(readFileSync(join(client, file)), { level: 9 }).length / 1024;
const scripts = (): string[] => readdirSync(join(client, 'assets')).filter(name => name.endsWith('.js'));
const codeOf = (name: string): string => readFileSync(join(client, 'assets', name), 'utf8');

/** Of some scripts, all that they import before they run. */
function withImports(names: readonly string[]): Set<string> {
  const all = new Set<string>();
  const add = (name: string): void => {
    if (all.has(name) || !existsSync(join(client, 'assets', name))) return;
    all.add(name);
    for (const found of codeOf(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) add(found[1] ?? '');
  };
  names.forEach(add);
  return all;
}

/** What the mini-app costs on a weak signal: compressed JavaScript, by design section 10. */
describe('the size of the mini-app', () => {
  beforeAll(buildIfStale, 180_000);

  const firstScripts = () => {
    const html = readFileSync(join(client, 'liff/index.html'), 'utf8');
    return [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(match => match[1] ?? '');
  };
  /** The chunk with LINE's SDK, by a word that only the SDK knows. */
  const sdk = () => scripts().filter(name => codeOf(name).includes('withLoginOnExternalBrowser'));
  const first = () => withImports([...firstScripts(), ...sdk()]);

  test('its first page takes at most 55 KB, LINE’s SDK included', () => {
    expect(sdk()).toHaveLength(1);
    const sizes = [...first()].map(name => kilobytes(`assets/${name}`));
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(55);
  });

  test('every further part takes at most 12 KB', () => {
    const known = first();
    const further = scripts().filter(name => !known.has(name));
    expect(further.length).toBeGreaterThan(0);
    const tooLarge = further.map(name => [name, kilobytes(`assets/${name}`)] as const).filter(([, size]) => size > 12);
    expect(tooLarge).toEqual([]);
  });

  test('its style takes at most 8 KB, and the stand-in for LINE is in no script of the first page', () => {
    const styles = readdirSync(join(client, 'assets')).filter(name => name.endsWith('.css'));
    expect(styles.reduce((sum, name) => sum + kilobytes(`assets/${name}`), 0)).toBeLessThanOrEqual(8);
    expect([...first()].filter(name => codeOf(name).includes('/local/id-token'))).toEqual([]);
  });
});
