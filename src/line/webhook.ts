import * as v from 'valibot';
import type { Ports } from '../ports.ts';
import { within } from '../store/deadline.ts';
import { addressed } from './addressed.ts';
import { readCapped } from './body.ts';
import { dispatch } from './dispatch.ts';
import { type Inbound, parseEvent, WebhookBody } from './events.ts';
import { sendAnswer } from './reply.ts';
import { isFromLine } from './signature.ts';

const MAX_BODY_BYTES = 1_000_000;
/** LINE wants its 200 within 2 seconds; what is not committed by then is left for the next delivery. */
const BUDGET_MS = 1_600;
const PEOPLE_AT_ONCE = 4;
const SLOW_MS = 500;

/**
 * `POST /webhook`. Raw bytes, then signature (401), then JSON (400), then each event for itself. 200 only after every
 * event's commit; 503 when one could not be stored, so that LINE delivers again. Answers go out afterwards through
 * `later`, also those of events that were stored beside one that was not.
 */
export async function webhook(request: Request, ports: Ports, later: Later): Promise<Response> {
  const started = ports.now();
  const body = await readCapped(request, MAX_BODY_BYTES).catch(() => undefined);
  if (body === undefined) return refuse(400, 'broken off', ports);
  if (!body) return refuse(413, 'too large', ports);
  if (!isFromLine(body, ports.settings.line.channelSecret, request.headers.get('x-line-signature')))
    return refuse(401, 'signature', ports);
  const events = parseBody(body);
  if (!events) return refuse(400, 'not a webhook body', ports);
  const inbounds = knownEvents(events, ports);
  const results = await handleAll(inbounds, ports, started + BUDGET_MS, later);
  const failed = results.filter(result => result === 'failed').length;
  // Each answer logs its own call; a line here is for what is out of the ordinary.
  const ms = ports.now() - started;
  if (failed > 0 || ms > SLOW_MS) ports.log.webhookDone(inbounds.length, failed, ms);
  return failed > 0 ? new Response('try again', { status: 503 }) : new Response('ok');
}

function refuse(status: number, reason: string, ports: Ports): Response {
  ports.log.webhookRefused(status, reason);
  return new Response(reason, { status });
}

function parseBody(bytes: Uint8Array): readonly unknown[] | null {
  try {
    const parsed = v.safeParse(WebhookBody, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output.events : null;
  } catch {
    return null;
  }
}

function knownEvents(events: readonly unknown[], ports: Ports): Inbound[] {
  return events.flatMap(raw => {
    const parsed = parseEvent(raw);
    if (!('dropped' in parsed)) return addressed(parsed, ports.office.profile.addressedAs);
    ports.log.eventsDropped(parsed.dropped, 1);
    return [];
  });
}

type Result = 'done' | 'failed';
type Later = (work: Promise<unknown>) => void;

/** Different people's events run together, one person's in their order. */
async function handleAll(
  inbounds: readonly Inbound[],
  ports: Ports,
  deadline: number,
  later: Later,
): Promise<Result[]> {
  const queues = [...Map.groupBy(inbounds, inbound => inbound.userId ?? inbound.id).values()];
  const results: Result[] = [];
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const inbound of queue) results.push(await handleOne(inbound, ports, deadline, later));
    }
  };
  await Promise.all(Array.from({ length: Math.min(PEOPLE_AT_ONCE, queues.length) }, worker));
  return results;
}

/** An event whose end does not come in time counts as failed; should it still end well, its answer goes out. */
async function handleOne(inbound: Inbound, ports: Ports, deadline: number, later: Later): Promise<Result> {
  const left = deadline - ports.now();
  if (left <= 0) return 'failed';
  const work = dispatch(inbound, ports, deadline);
  later(
    work.then(answer => answer && sendAnswer(answer, ports)).catch(error => ports.log.requestFailed('answer', error)),
  );
  try {
    await within(work, left);
    return 'done';
  } catch (error) {
    ports.log.storeFailed('event', error);
    return 'failed';
  }
}
