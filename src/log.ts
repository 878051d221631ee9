/**
 * Every line the product logs, one function each. Ids, kinds, durations and outcomes only: never what a person wrote,
 * a name, a telephone number, a token or a secret.
 */
function line(
  level: 'info' | 'warn' | 'error',
  what: string,
  facts: Record<string, string | number | boolean | null>,
): void {
  console[level](JSON.stringify({ level, what, ...facts }));
}

/** The class of an error, never its message: messages can quote what they failed on. */
function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

export const log = {
  webhookRefused: (status: number, reason: string) => line('warn', 'webhook refused', { status, reason }),
  webhookDone: (events: number, failed: number, ms: number) => line('info', 'webhook', { events, failed, ms }),
  eventsDropped: (kind: string, count: number) => line('info', 'events of no interest', { kind, count }),
  featureFailed: (feature: string, error: unknown, where: string) =>
    line('error', 'feature failed', { feature, error: errorName(error), where }),
  storeFailed: (operation: string, error: unknown) =>
    line('error', 'store failed', { operation, error: errorName(error) }),
  lineCall: (endpoint: string, status: number | 'timeout', ms: number, requestId: string | null) =>
    line('info', 'line call', { endpoint, status, ms, requestId }),
  replyLost: (eventId: string, outcome: string) => line('warn', 'reply not delivered', { eventId, outcome }),
  noticeEnded: (id: string, state: string, attempts: number) => line('info', 'notice ended', { id, state, attempts }),
  fileMoved: (state: string, reason: string | null, bytes: number | null) =>
    line('info', 'file', { state, reason, bytes }),
  jobFailed: (job: string, error: unknown) => line('error', 'job failed', { job, error: errorName(error) }),
  requestFailed: (path: string, error: unknown) => line('error', 'request failed', { path, error: errorName(error) }),
} as const;

export type Log = typeof log;
