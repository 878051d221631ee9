/** Carries webhooks to the bot, and carries them again when it did not take them. */
import { markReceived } from './chats.ts';
import type { Context } from './context.ts';
import { redelivered } from './events.ts';
import { signature } from './signing.ts';
import type { Delivery, Json, JsonObject, WebhookEvent } from './types.ts';

const deliveryLogLimit = 300;

type Verdict = Pick<Delivery, 'status' | 'ms' | 'outcome'>;

/** A growing pause is at most this long. */
const longestPauseMs = 10 * 60 * 1000;

export async function webhookRequest(context: Context, body: string, url = context.state.webhookUrl): Promise<Request> {
  const bytes = new Uint8Array(new TextEncoder().encode(body));
  return new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'LineBotWebhook/2.0',
      'x-line-signature': await signature(context.channel.secret, bytes),
    },
    body: bytes,
  });
}

/** Sends one request and judges the answer: 2xx in time is a success (Messaging API documentation, Check webhook error statistics). */
export async function knock(context: Context, request: Request): Promise<Verdict> {
  const limit = context.state.faults.delivering.timeoutMs;
  const controller = new AbortController();
  const started = performance.now();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), limit);
  });
  const spent = () => Math.round(performance.now() - started);
  try {
    const answered = context.deliver(new Request(request, { signal: controller.signal }));
    // A bot that answers after the verdict must not become an unhandled rejection.
    answered.catch(() => undefined);
    const response = await Promise.race([answered, late]);
    if (response === null) {
      controller.abort(new DOMException('LINE stopped waiting for the webhook', 'TimeoutError'));
      return { status: null, ms: spent(), outcome: 'request_timeout' };
    }
    await response.arrayBuffer();
    const ms = spent();
    if (!response.ok) return { status: response.status, ms, outcome: 'error_status_code' };
    return { status: response.status, ms, outcome: ms > 2000 ? 'slow' : 'ok' };
  } catch {
    return { status: null, ms: spent(), outcome: 'could_not_connect' };
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}

function record(context: Context, events: JsonObject[], attempt: number, verdict: Verdict): Delivery {
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  const delivery: Delivery = {
    id: `d${context.state.sequence++}`,
    revision: 0,
    at: context.now(),
    eventIds: events.map(event => text(event.webhookEventId)),
    eventTypes: events.map(event => text(event.type)),
    attempt,
    ...verdict,
  };
  context.state.deliveries = [...context.state.deliveries, delivery].slice(-deliveryLogLimit);
  if (verdict.status !== null && verdict.status < 300) for (const event of events) markSourceReceived(context, event);
  delivery.revision = context.touch();
  return delivery;
}

function markSourceReceived(context: Context, event: JsonObject): void {
  const source = event.source;
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return;
  const chat = source.groupId ?? source.roomId ?? source.userId;
  if (typeof chat === 'string') markReceived(context, chat);
}

/** A redelivered reply token counts its minute anew, up to 20 minutes after the event (Messaging API reference, Reply token). */
function renewReplyTokens(context: Context, events: JsonObject[]): void {
  for (const event of events) {
    const token = typeof event.replyToken === 'string' ? context.state.replyTokens[event.replyToken] : undefined;
    if (token !== undefined) token.deliveredAt = context.now();
  }
}

/** One try: one signed request with these events, exactly as given. */
export async function attempt(context: Context, events: JsonObject[], number: number): Promise<Delivery> {
  if (!context.state.faults.delivering.active) {
    return record(context, events, number, { status: null, ms: 0, outcome: 'inactive' });
  }
  renewReplyTokens(context, events);
  const body = JSON.stringify({ destination: context.bot.userId, events });
  return record(context, events, number, await knock(context, await webhookRequest(context, body)));
}

function isDelivered(delivery: Delivery): boolean {
  return delivery.outcome === 'ok' || delivery.outcome === 'slow' || delivery.outcome === 'inactive';
}

async function redeliverUntilTaken(context: Context, events: WebhookEvent[]): Promise<void> {
  for (let again = 1; ; again++) {
    const { redelivery, maxRedeliveries, redeliveryDelayMs } = context.state.faults.delivering;
    if (!redelivery || again > maxRedeliveries) return;
    await context.sleep(Math.min(redeliveryDelayMs * 2 ** (again - 1), longestPauseMs), 'redelivery');
    if (isDelivered(await attempt(context, events.map(redelivered), again + 1))) return;
  }
}

/** Delivers, with the configured duplicates and reordering; `background` gets what goes on after the first answer. */
export async function send(
  context: Context,
  events: WebhookEvent[],
  background: (work: Promise<void>) => void,
): Promise<Delivery> {
  const { duplicates, reorder } = context.state.faults.delivering;
  const ordered = reorder ? [...events].reverse() : events;
  const copies = Array.from({ length: duplicates }, () => attempt(context, ordered, 1));
  background(Promise.all(copies).then(() => undefined));
  const first = await attempt(context, ordered, 1);
  if (!isDelivered(first)) background(redeliverUntilTaken(context, ordered));
  return first;
}
