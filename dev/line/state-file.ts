import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PlatformState } from './types.ts';

const pauseMs = 300;

/** Null when there is no file. Throws when there is one that cannot be read, so that nobody's chats are overwritten unseen. */
export function loadState(path: string): PlatformState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new Error(`Cannot read ${path}`, { cause });
  }
  try {
    const state = JSON.parse(text) as PlatformState; // written by `save` below
    if (typeof state.revision !== 'number' || typeof state.people !== 'object') throw new Error('not a saved state');
    return state;
  } catch (cause) {
    throw new Error(`${path} is damaged; start once with --reset to begin anew`, { cause });
  }
}

function save(path: string, state: PlatformState): void {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.next`;
  writeFileSync(next, JSON.stringify(state), { mode: 0o600 });
  renameSync(next, path);
}

export type StateSaver = { changed(state: PlatformState): void; flush(): void };

/** Saves shortly after a change, and at once on `flush`. A rename replaces the file: a crash leaves the old or the new one. */
export function createStateSaver(path: string): StateSaver {
  let latest: PlatformState | null = null;
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (latest !== null) save(path, latest);
    latest = null;
  };
  return {
    changed(state) {
      latest = state;
      timer ??= setTimeout(flush, pauseMs);
    },
    flush,
  };
}
