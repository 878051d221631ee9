import { idTokens } from './auth/id-token.ts';
import type { Bindings } from './bindings.ts';
import { machineNow, now } from './clock.ts';
import { parseEnv, type Settings, SettingsError } from './env.ts';
import { diskFiles } from './files/disk.ts';
import type { Files } from './files/files.ts';
import { r2Files } from './files/r2.ts';
import { envText } from './i18n/env-text.ts';
import { lineClient } from './line/client.ts';
import { statelessTokens } from './line/tokens.ts';
import { log } from './log.ts';
import type { Office } from './offices/office.ts';
import type { Ports } from './ports.ts';
import { withDeadline } from './store/deadline.ts';
import type { Store } from './store/store.ts';

const STORE_MS = 700;

/** Settings of this installation; throws where the build carries another office than the settings name. */
export function settingsFor(env: Bindings, officeId: string): Settings {
  const settings = parseEnv(env as unknown as Record<string, unknown>);
  if (settings.office !== officeId) {
    throw new SettingsError(
      `${envText.th.otherOffice(settings.office, officeId)}\n${envText.en.otherOffice(settings.office, officeId)}`,
    );
  }
  return settings;
}

/** The world as the product sees it, around any store. */
export function portsAround(store: Store, settings: Settings, office: Office, env: Bindings): Ports {
  const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
  // Bound: workerd refuses `fetch` as a method of another object.
  const request: typeof fetch = (input, init) => fetch(input, init);
  const { apiBase, dataBase, channelId, channelSecret, loginBase, loginChannelId } = settings.line;
  const tokens = statelessTokens({ base: apiBase, channelId, channelSecret, fetch: request, now });
  return {
    settings,
    office,
    store,
    files: filesOf(env, settings.office),
    line: lineClient({ apiBase, dataBase, tokens, fetch: request, log, now, sleep }),
    idTokens: idTokens({ base: loginBase, audience: loginChannelId, fetch: request, now: machineNow }),
    now,
    newId: () => crypto.randomUUID(),
    random: Math.random,
    sleep,
    log,
  };
}

/** The Worker's ports: the store is the office's Durable Object, and every call to it has a deadline. */
export function workerPorts(env: Bindings, office: Office): Ports {
  const settings = settingsFor(env, office.profile.id);
  // The RPC stub has the port's methods; its own generic type is deeper than the compiler follows.
  const stub = () => env.OFFICE_STORE.get(env.OFFICE_STORE.idFromName(settings.office)) as unknown as Store;
  const store: Store = {
    get: refs => stub().get(refs),
    query: query => stub().query(query),
    count: query => stub().count(query),
    commit: writes => stub().commit(writes),
    number: (counter, ref) => stub().number(counter, ref),
  };
  return portsAround(withDeadline(store, STORE_MS), settings, office, env);
}

/** Cloudflare's bucket where there is one, else the local disk. Throws where neither is bound. */
function filesOf({ FILES_BUCKET, FILES_DISK }: Bindings, officeId: string): Files {
  if (FILES_BUCKET) return r2Files(FILES_BUCKET, officeId);
  if (FILES_DISK) return diskFiles(FILES_DISK, officeId);
  throw new Error('no place for files is bound');
}
