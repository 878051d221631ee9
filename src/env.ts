import * as v from 'valibot';
import { envText } from './i18n/env-text.ts';

/** An address of a service, without a trailing slash; https, or http on this machine only. */
const BaseUrl = v.pipe(
  v.string(),
  v.url(),
  v.check(isSafeBase, 'https'),
  v.transform(url => url.replace(/\/+$/, '')),
);
const Secret = v.pipe(v.string(), v.trim(), v.minLength(1));

const Env = v.object({
  LINE_CHANNEL_ID: Secret,
  LINE_CHANNEL_SECRET: Secret,
  LINE_LOGIN_CHANNEL_ID: Secret,
  LIFF_ID: Secret,
  LINE_API_BASE: v.optional(BaseUrl, 'https://api.line.me'),
  LINE_DATA_API_BASE: v.optional(BaseUrl, 'https://api-data.line.me'),
  LINE_LOGIN_BASE: v.optional(BaseUrl, 'https://api.line.me'),
  PUBLIC_BASE_URL: BaseUrl,
  OFFICE: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)), 'lumrang'),
  STORE: v.optional(v.picklist(['sqlite']), 'sqlite'),
  FIRST_CODE: v.optional(v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(100))),
  CLOCK: v.optional(v.picklist(['0', '1']), '0'),
});

/** The settings of one installation, parsed once. */
export type Settings = {
  readonly line: {
    readonly channelId: string;
    readonly channelSecret: string;
    readonly loginChannelId: string;
    readonly liffId: string;
    readonly apiBase: string;
    readonly dataBase: string;
    readonly loginBase: string;
  };
  readonly publicBaseUrl: string;
  readonly office: string;
  readonly store: 'sqlite';
  readonly firstCode: string | null;
  /** `POST /api/dev/clock` may move the clock; only ever on this machine. */
  readonly movableClock: boolean;
};

/** A setting is missing or wrong; the message names each one in Thai and English. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings from the environment. Empty values count as missing. Throws `SettingsError`. */
export function parseEnv(values: Readonly<Record<string, unknown>>): Settings {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  );
  const parsed = v.safeParse(Env, given);
  if (!parsed.success) throw new SettingsError(parsed.issues.map(issue => describe(issue, given)).join('\n'));
  const env = parsed.output;
  if (env.CLOCK === '1' && !isLoopback(env.PUBLIC_BASE_URL))
    throw new SettingsError(bothLines('clockNotLocal', 'CLOCK'));
  return {
    line: {
      channelId: env.LINE_CHANNEL_ID,
      channelSecret: env.LINE_CHANNEL_SECRET,
      loginChannelId: env.LINE_LOGIN_CHANNEL_ID,
      liffId: env.LIFF_ID,
      apiBase: env.LINE_API_BASE,
      dataBase: env.LINE_DATA_API_BASE,
      loginBase: env.LINE_LOGIN_BASE,
    },
    publicBaseUrl: env.PUBLIC_BASE_URL,
    office: env.OFFICE,
    store: env.STORE,
    firstCode: env.FIRST_CODE ?? null,
    movableClock: env.CLOCK === '1',
  };
}

/** The names of all settings, for the places that hand them on. */
export const settingNames = Object.keys(Env.entries);

/** Is this address on this machine? */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function isSafeBase(url: string): boolean {
  return url.startsWith('https://') || (url.startsWith('http://') && isLoopback(url));
}

function describe(issue: v.BaseIssue<unknown>, given: Record<string, unknown>): string {
  const name = String(issue.path?.[0]?.key ?? '');
  return bothLines(name in given ? 'wrong' : 'missing', name);
}

function bothLines(key: 'missing' | 'wrong' | 'clockNotLocal', name: string): string {
  return `${envText.th[key](name)}\n${envText.en[key](name)}`;
}
