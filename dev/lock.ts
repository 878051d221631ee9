import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atExit } from './ending.ts';
import { devText, fail } from './text.ts';

/**
 * Keeps a second program out of this folder until this one ends. Ends the program when another one that lives has it;
 * what a program left behind that could not clean up is taken over.
 */
export function lock(folder: string): void {
  const file = join(folder, 'lock');
  if (!take(file, folder)) {
    const owner = ownerOf(file);
    if (owner !== null && isAlive(owner)) fail(devText.inUse(folder, owner, file));
    rmSync(file, { force: true });
    if (!take(file, folder)) fail(devText.inUse(folder, ownerOf(file) ?? 0, file));
  }
  atExit(() => {
    if (ownerOf(file) === process.pid) rmSync(file, { force: true });
  });
}

/** Takes the lock, in one step with finding out whether it is free. Returns false when it is not. */
function take(file: string, folder: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    return fail(devText.diskFull(folder));
  }
}

/** The process that the lock names; null when it names none. */
function ownerOf(file: string): number | null {
  try {
    const words = readFileSync(file, 'utf8').trim();
    return /^[1-9]\d{0,9}$/.test(words) ? Number(words) : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  // In a container a program often has the number of the one before it.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, as somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
