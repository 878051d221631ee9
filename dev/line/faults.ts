/** Making LINE fail on demand. */
import type { Context } from './context.ts';
import type { Answer } from './http.ts';
import { refuse } from './http.ts';
import { monthlyLimit, rateLimit } from './quota.ts';
import { unauthorized } from './tokens.ts';
import type { CallKind, Fault, FaultRule } from './types.ts';

/** A broken connection: what `fetch` throws, and what makes the HTTP server close the socket. */
export class ConnectionLost extends TypeError {
  constructor() {
    super('fetch failed: the connection to the LINE stand-in was broken on purpose');
  }
}

const internalError = refuse(500, 'Internal Server Error');

export function addFault(context: Context, on: FaultRule['on'], fault: Fault, times: number | null): string {
  const id = `f${context.state.sequence++}`;
  context.state.faults.rules.push({ id, on, fault, left: times });
  context.touch();
  return id;
}

export function removeFault(context: Context, id?: string): void {
  const { faults } = context.state;
  faults.rules = id === undefined ? [] : faults.rules.filter(rule => rule.id !== id);
  context.touch();
}

/** The faults that spoil this call: every slowness, and the first of the others. Uses them up. */
export function takeFaults(context: Context, kind: CallKind): Fault[] {
  const taken: Fault[] = [];
  for (const rule of context.state.faults.rules) {
    if (rule.on !== 'any' && rule.on !== kind) continue;
    if (rule.fault.type !== 'slow' && taken.some(fault => fault.type !== 'slow')) continue;
    taken.push(rule.fault);
    if (rule.left !== null) rule.left -= 1;
  }
  context.state.faults.rules = context.state.faults.rules.filter(rule => rule.left === null || rule.left > 0);
  return taken;
}

/** Waits, but not longer than the caller does. */
async function waitFor(context: Context, ms: number, reason: 'slow' | 'timeout', signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const gone = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    await Promise.race([context.sleep(ms, reason), gone]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}

/**
 * What a fault answers instead of LINE; null when the call takes its course.
 * Throws ConnectionLost, or the caller's own abort reason.
 */
export async function spoil(context: Context, fault: Fault, signal: AbortSignal): Promise<Answer | null> {
  switch (fault.type) {
    case 'slow':
      await waitFor(context, fault.ms, 'slow', signal);
      return null;
    case 'error':
      return refuse(fault.status, 'Internal Server Error');
    case 'timeout':
      await waitFor(context, fault.ms, 'timeout', signal);
      return refuse(504, 'Gateway Timeout');
    case 'disconnect':
      throw new ConnectionLost();
    case 'rate-limit':
      return rateLimit;
    case 'monthly-limit':
      return monthlyLimit;
    case 'unauthorized':
      return unauthorized('invalid token');
    case 'not-ready':
      return { status: 202, bytes: new Uint8Array() };
    case 'accepted-but':
      return null;
    default:
      return fault satisfies never;
  }
}

/** Loses the answer of a call that took effect. */
export async function lose(
  context: Context,
  answer: 'error' | 'disconnect' | 'timeout',
  signal: AbortSignal,
): Promise<Answer> {
  if (answer === 'disconnect') throw new ConnectionLost();
  if (answer === 'timeout') {
    await waitFor(context, silenceMs, 'timeout', signal);
    return refuse(504, 'Gateway Timeout');
  }
  return internalError;
}

const silenceMs = 60_000;
