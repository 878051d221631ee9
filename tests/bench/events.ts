import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { search } from '#features/qna/search.ts';
import type { Index } from '#features/qna/search-index.ts';
import { choose } from '#line/choose.ts';
import { turnOf } from '../support/turn.ts';

/** The channel of every server under load. */
export const channel = { id: '2000000001', secret: 'bench-channel-secret', firstCode: 'bench-first-code' } as const;

type Part =
  | { readonly type: 'message'; readonly message: object }
  | { readonly type: 'postback'; readonly postback: object };

/** A webhook body with one event that nobody has sent before, as LINE sends it. */
export function webhookBody(part: Part, userId = newUser(), eventId = randomUUID()): string {
  const event = {
    ...part,
    webhookEventId: eventId,
    timestamp: Date.now(),
    mode: 'active',
    replyToken: randomUUID().replaceAll('-', ''),
    deliveryContext: { isRedelivery: false },
    source: { type: 'user', userId },
  };
  return JSON.stringify({ destination: newUser(), events: [event] });
}

export function said(text: string): Part {
  return { type: 'message', message: { type: 'text', id: randomUUID(), quoteToken: randomUUID(), text } };
}

/** The button under "I do not know" that sends the question to staff. */
export function passed(question: string): Part {
  return { type: 'postback', postback: { data: `qna.pass ${JSON.stringify({ id: randomUUID(), q: question })}` } };
}

/** What a resident types from the first sentence of a complaint to its check; `ส่ง` then files it. */
export const complaintWords = ['แจ้งไฟทางดับหน้าวัด', 'ใช่', 'หน้าวัดใหม่ หมู่ 4', 'ข้าม'] as const;
export const SEND = 'ส่ง';

export function newUser(): string {
  return `U${randomUUID().replaceAll('-', '')}`;
}

export function sign(body: string): string {
  return createHmac('sha256', channel.secret).update(body).digest('base64');
}

/** A whole signed HTTP request, ready for the wire. */
export function webhookRequest(body: string): Buffer {
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST /webhook HTTP/1.1\r\nhost: bench.local\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `user-agent: LineBotWebhook/2.0\r\nx-line-signature: ${sign(body)}\r\ncontent-length: ${length}\r\n\r\n${body}`,
  );
}

/** The questions of the evaluation, as people write them. */
export function evaluationQuestions(): string[] {
  return ['tune', 'held-out'].flatMap(part =>
    readFileSync(new URL(`../features/qna/evaluation/${part}.tsv`, import.meta.url), 'utf8')
      .split('\n')
      .slice(1)
      .flatMap(line => line.split('\t')[2] ?? []),
  );
}

/** Those among the questions that no other feature takes, which the index answers, offers three for, or does not know. */
export function sortQuestions(index: Index): { answered: string[]; offered: string[]; unknown: string[] } {
  const sorted = { answered: [] as string[], offered: [] as string[], unknown: [] as string[] };
  for (const question of evaluationQuestions()) {
    if (choose(turnOf(question))?.feature !== 'qna') continue;
    const { answered, likely } = search(index, question);
    sorted[answered ? 'answered' : likely ? 'offered' : 'unknown'].push(question);
  }
  return sorted;
}

/** `count` different requests that ask the questions in turn. */
export function askRequests(questions: readonly string[], count: number): Buffer[] {
  return Array.from({ length: count }, (_, at) =>
    webhookRequest(webhookBody(said(questions[at % questions.length] ?? ''))),
  );
}

/** The same words by each of these people. */
export function sayRequests(words: string, people: readonly string[]): Buffer[] {
  return people.map(person => webhookRequest(webhookBody(said(words), person)));
}

/** `count` different requests, each sending a question to staff. */
export function passRequests(questions: readonly string[], count: number): Buffer[] {
  return Array.from({ length: count }, (_, at) =>
    webhookRequest(webhookBody(passed((questions[at % questions.length] ?? '').slice(0, 150)))),
  );
}
