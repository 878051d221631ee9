/** The monthly number of counted messages (Messaging API documentation, Messaging API pricing). */
import type { Context } from './context.ts';
import type { Answer, Route } from './http.ts';
import { ok, refuse } from './http.ts';

export const monthlyLimit: Answer = refuse(429, 'You have reached your monthly limit.');
export const rateLimit: Answer = refuse(429, 'The API rate limit has been exceeded. Try again later.');

/** Months are counted in LINE's time zone, UTC+9. */
function monthOf(now: number): string {
  return new Date(now + 9 * 60 * 60 * 1000).toISOString().slice(0, 7);
}

export function usedThisMonth(context: Context): number {
  const { quota } = context.state;
  const month = monthOf(context.now());
  if (quota.month !== month) Object.assign(quota, { month, used: 0 });
  return quota.used;
}

/** Counts messages for so many recipients, or refuses when they would pass the limit. */
export function countRecipients(context: Context, recipients: number): Answer | null {
  const used = usedThisMonth(context);
  const { quota } = context.state;
  if (quota.limit !== null && used + recipients > quota.limit) return monthlyLimit;
  quota.used = used + recipients;
  return null;
}

export const quotaRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/v2\/bot\/message\/quota$/,
    kind: 'quota',
    run: ({ state }) =>
      ok(state.quota.limit === null ? { type: 'none' } : { type: 'limited', value: state.quota.limit }),
  },
  {
    method: 'GET',
    path: /^\/v2\/bot\/message\/quota\/consumption$/,
    kind: 'quota',
    run: context => ok({ totalUsage: usedThisMonth(context) }),
  },
];
