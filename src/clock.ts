/**
 * The time. Where `CLOCK=1` lets a test move it, Worker and Durable Object share this offset because they run in one
 * isolate on this machine; the Durable Object keeps it across restarts.
 */
let offset = 0;

export function now(): number {
  return Date.now() + offset;
}

/** The machine's own time, which nobody moves: other people's tokens expire by it. */
export function machineNow(): number {
  return Date.now();
}

/** Moves the clock so that it reads `target` now. Returns the new offset in ms. */
export function moveClock(target: number): number {
  offset = target - Date.now();
  return offset;
}

export function restoreClock(saved: number): void {
  offset = saved;
}

/** What an instant of our clock is on the machine's, for alarms. */
export function machineTime(instant: number): number {
  return instant - offset;
}
