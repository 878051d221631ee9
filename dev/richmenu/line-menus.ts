import type { messagingApi } from '@line/bot-sdk';
import * as v from 'valibot';
import { statelessTokens } from '../../src/line/tokens.ts';

/** Why LINE did not do what was asked. */
export type Refusal = 'credentials' | 'token' | 'request' | 'busy' | 'line' | 'network' | 'answer';

/** A call to LINE that failed: what was called, why, LINE's own words. Never a token or a secret. */
export class LineTrouble extends Error {
  override readonly name = 'LineTrouble';
  readonly call: string;
  readonly refusal: Refusal;
  readonly status: number | null;
  readonly details: string;
  constructor(call: string, refusal: Refusal, status: number | null, details: string, cause?: unknown) {
    super(`${call}: ${refusal} ${status ?? ''} ${details}`, { cause });
    this.call = call;
    this.refusal = refusal;
    this.status = status;
    this.details = details;
  }
}

/** The rich menus of one channel. Every call has a deadline and throws `LineTrouble`. */
export type LineMenus = {
  list(): Promise<readonly { id: string; name: string }[]>;
  hasImage(id: string): Promise<boolean>;
  aliases(): Promise<readonly { alias: string; id: string }[]>;
  defaultId(): Promise<string | null>;
  /** Would LINE take it? Changes nothing. */
  validate(request: messagingApi.RichMenuRequest): Promise<void>;
  create(request: messagingApi.RichMenuRequest): Promise<string>;
  upload(id: string, png: Uint8Array<ArrayBuffer>): Promise<void>;
  addAlias(alias: string, id: string): Promise<void>;
  moveAlias(alias: string, id: string): Promise<void>;
  setDefault(id: string): Promise<void>;
  /** What is gone already is gone. */
  removeAlias(alias: string): Promise<void>;
  delete(id: string): Promise<void>;
};

type Parts = {
  readonly apiBase: string;
  readonly dataBase: string;
  readonly channelId: string;
  readonly channelSecret: string;
  readonly fetch: typeof fetch;
  readonly deadlineMs?: number;
};

const DEADLINE_MS = 30_000;

const MenuId = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/));
const Menus = v.object({
  richmenus: v.pipe(v.array(v.object({ richMenuId: MenuId, name: v.string() })), v.maxLength(1000)),
});
const Aliases = v.object({
  aliases: v.pipe(v.array(v.object({ richMenuAliasId: v.string(), richMenuId: MenuId })), v.maxLength(1000)),
});
const OneMenu = v.object({ richMenuId: MenuId });

/** Source: Messaging API reference, Rich menu, Default rich menu, Rich menu alias. */
export function lineMenus(parts: Parts): LineMenus {
  const { apiBase, dataBase } = parts;
  const call = caller(parts);
  const menus = `${apiBase}/v2/bot/richmenu`;
  const forAll = `${apiBase}/v2/bot/user/all/richmenu`;
  const send = (method: string, url: string, body?: object) => call(method, url, body && jsonBody(body)).then(discard);
  const orGone = async (doing: Promise<void>) => {
    await doing.catch((problem: unknown) => {
      if (!(problem instanceof LineTrouble && problem.status === 404)) throw problem;
    });
  };
  return {
    list: async () => {
      const { richmenus } = await read(Menus, await call('GET', `${menus}/list`));
      return richmenus.map(({ richMenuId, name }) => ({ id: richMenuId, name }));
    },
    async hasImage(id) {
      const response = await call('GET', `${dataBase}/v2/bot/richmenu/${id}/content`, undefined, [404]);
      await discard(response);
      return response.ok;
    },
    aliases: async () => {
      const { aliases } = await read(Aliases, await call('GET', `${menus}/alias/list`));
      return aliases.map(({ richMenuAliasId, richMenuId }) => ({ alias: richMenuAliasId, id: richMenuId }));
    },
    async defaultId() {
      const response = await call('GET', forAll, undefined, [404]);
      if (response.ok) return (await read(OneMenu, response)).richMenuId;
      await discard(response);
      return null;
    },
    validate: request => send('POST', `${menus}/validate`, request),
    create: async request => (await read(OneMenu, await call('POST', menus, jsonBody(request)))).richMenuId,
    upload: (id, png) =>
      call('POST', `${dataBase}/v2/bot/richmenu/${id}/content`, { type: 'image/png', bytes: png }).then(discard),
    addAlias(richMenuAliasId, richMenuId) {
      const request: messagingApi.CreateRichMenuAliasRequest = { richMenuAliasId, richMenuId };
      return send('POST', `${menus}/alias`, request);
    },
    moveAlias(alias, richMenuId) {
      const request: messagingApi.UpdateRichMenuAliasRequest = { richMenuId };
      return send('POST', `${menus}/alias/${alias}`, request);
    },
    setDefault: id => send('POST', `${forAll}/${id}`),
    removeAlias: alias => orGone(send('DELETE', `${menus}/alias/${encodeURIComponent(alias)}`)),
    delete: id => orGone(send('DELETE', `${menus}/${id}`)),
  };
}

type Body = { readonly type: string; readonly bytes: string | Uint8Array<ArrayBuffer> };

function jsonBody(body: object): Body {
  return { type: 'application/json', bytes: JSON.stringify(body) };
}

/** Makes a call with a token that is good for it; answers other than 2xx and `expected` are thrown. */
function caller(parts: Parts) {
  const tokens = statelessTokens({
    base: parts.apiBase,
    channelId: parts.channelId,
    channelSecret: parts.channelSecret,
    now: Date.now,
    async fetch(url, init) {
      const response = await reach('POST /oauth2/v3/token', url, init);
      if (response.status === 400 || response.status === 401)
        throw await trouble('credentials', 'POST /oauth2/v3/token', response);
      return checked('POST /oauth2/v3/token', response, []);
    },
  });
  async function reach(name: string, url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    try {
      return await parts.fetch(url, init);
    } catch (cause) {
      throw new LineTrouble(name, 'network', null, reasonOf(cause), cause);
    }
  }
  return async (method: string, url: string, body?: Body, expected: readonly number[] = []): Promise<Response> => {
    const name = `${method} ${new URL(url).pathname}`;
    const signal = AbortSignal.timeout(parts.deadlineMs ?? DEADLINE_MS);
    const token = await tokens.get(signal);
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': body.type }) };
    const response = await reach(name, url, { method, headers, signal, ...(body && { body: body.bytes }) });
    return checked(name, response, expected);
  };
}

async function checked(name: string, response: Response, expected: readonly number[]): Promise<Response> {
  const { status } = response;
  if (response.ok || expected.includes(status)) return response;
  if (status === 401) throw await trouble('token', name, response);
  if (status === 429) throw await trouble('busy', name, response);
  throw await trouble(status >= 500 ? 'line' : 'request', name, response);
}

async function trouble(refusal: Refusal, name: string, response: Response): Promise<LineTrouble> {
  return new LineTrouble(name, refusal, response.status, await lineWords(response));
}

const Complaint = v.object({
  message: v.optional(v.string()),
  error_description: v.optional(v.string()),
  details: v.optional(v.array(v.object({ message: v.optional(v.string()), property: v.optional(v.string()) })), []),
});

/** LINE's message and its details, one a line, at most 2,000 characters. */
async function lineWords(response: Response): Promise<string> {
  const body = (await response.text().catch(() => '')).slice(0, 20_000);
  try {
    const { message, error_description, details } = v.parse(Complaint, JSON.parse(body));
    const lines = details.map(detail => `${detail.property ?? ''}: ${detail.message ?? ''}`);
    return [message ?? error_description ?? '', ...lines].join('\n').slice(0, 2_000);
  } catch {
    return '';
  }
}

async function read<S extends v.GenericSchema>(schema: S, response: Response): Promise<v.InferOutput<S>> {
  try {
    return v.parse(schema, await response.json());
  } catch (cause) {
    throw new LineTrouble(
      new URL(response.url || 'https://line').pathname,
      'answer',
      response.status,
      reasonOf(cause),
      cause,
    );
  }
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel();
}

/** `fetch` says what really happened in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
