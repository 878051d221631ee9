import { DurableObject } from 'cloudflare:workers';
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The least that any bot on this runtime must do for an event: verify the signature, read one row of the Durable Object
 * over RPC, answer 200, and reply through LINE afterwards. The product's throughput is measured against this.
 */
export class OfficeStore extends DurableObject {
  constructor(context, env) {
    super(context, env);
    this.sql = context.storage.sql;
    this.sql.exec('CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID');
    this.sql.exec('INSERT OR IGNORE INTO people (id, data) VALUES (?, ?)', 'known', '{"locale":"th"}');
  }

  get(id) {
    return this.sql.exec('SELECT data FROM people WHERE id = ?', id).toArray()[0] ?? null;
  }
}

async function reply(env, replyToken, text) {
  const response = await fetch(`${env.LINE_API_BASE}/v2/bot/message/reply`, {
    method: 'POST',
    headers: { authorization: 'Bearer bench-token', 'content-type': 'application/json' },
    body: JSON.stringify({ replyToken, messages: [{ type: 'text', text }] }),
  });
  await response.body?.cancel();
}

function isFromLine(body, secret, signature) {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export default {
  async fetch(request, env, context) {
    if (request.method !== 'POST') return new Response('ok');
    const body = Buffer.from(await request.arrayBuffer());
    if (!isFromLine(body, env.LINE_CHANNEL_SECRET, request.headers.get('x-line-signature')))
      return new Response('signature', { status: 401 });
    const [event] = JSON.parse(body.toString('utf8')).events;
    const office = env.OFFICE_STORE.get(env.OFFICE_STORE.idFromName('bench'));
    const row = await office.get(event.source.userId);
    context.waitUntil(reply(env, event.replyToken, row?.data ?? event.message?.text ?? 'ok'));
    return new Response('ok');
  },
};
