import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Bindings } from '../bindings.ts';
import type { Ports } from '../ports.ts';
import { say } from './saying.ts';

/** Some ISO times are none to `Date.parse`, such as those with an offset of whole hours (`+07`). */
const isReadable = (time: string) => Number.isFinite(Date.parse(time));
const Input = v.object({ now: v.pipe(v.string(), v.isoTimestamp(), v.check(isReadable)) });

/** `POST /api/dev/clock`: moves the clock and every alarm. Mounted only with `CLOCK=1` on this machine. */
export function mountClock(hono: Hono, ports: Ports, env: Pick<Bindings, 'OFFICE_STORE'>): void {
  hono.post('/api/dev/clock', async context => {
    const body: unknown = await context.req.json().catch(() => null);
    const input = v.safeParse(Input, body);
    if (!input.success) return context.json({ code: 'bad-input', say: say('badClock') }, 400);
    const target = Date.parse(input.output.now);
    await env.OFFICE_STORE.get(env.OFFICE_STORE.idFromName(ports.settings.office)).moveClock(target);
    return context.json({ now: new Date(ports.now()).toISOString() });
  });
}
