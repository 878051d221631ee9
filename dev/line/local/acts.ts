/** `POST /local/<act>`: what a console or a test tool can make people do. */
import * as v from 'valibot';
import type { Context } from '../context.ts';
import { LocalMistake } from '../people.ts';
import { fromBase64 } from '../signing.ts';
import type { EventOptions, Json, MediaUpload, Platform } from '../types.ts';
import * as schemas from './schemas.ts';

type Given = { mode?: 'active' | 'standby' | undefined; timestamp?: number | undefined; group?: string | undefined };

type LocalAct = (platform: Platform, context: Context, body: Json) => Promise<unknown>;

/** Leaves out what was not given, as `exactOptionalPropertyTypes` wants it. */
function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function optionsOf({ mode, timestamp, group }: Given): EventOptions {
  return { ...(mode && { mode }), ...(timestamp !== undefined && { timestamp }), ...(group && { in: group }) };
}

type GivenFile = {
  contentType: string;
  base64: string;
  fileName?: string | undefined;
  durationMs?: number | undefined;
  readyAfterMs?: number | undefined;
};

function fileOf({ contentType, base64, fileName, durationMs, readyAfterMs }: GivenFile): MediaUpload {
  return { contentType, bytes: fromBase64(base64), ...defined({ fileName, durationMs, readyAfterMs }) };
}

/** Parses with the schema; a mismatch is a LocalMistake that names the field. */
function parse<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new LocalMistake(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

function act<S extends v.GenericSchema>(
  schema: S,
  run: (platform: Platform, given: v.InferOutput<S>, context: Context) => unknown,
): LocalAct {
  return async (platform, context, body) => run(platform, parse(schema, body), context);
}

export const localActs: Record<string, LocalAct> = {
  people: act(schemas.people, (platform, given) => {
    const list = 'people' in given ? given.people : [given];
    // Ids are checked by addPerson; the schema cannot say `U${string}`.
    return { people: list.map(person => platform.addPerson(defined(person) as Parameters<Platform['addPerson']>[0])) };
  }),
  groups: act(schemas.group, (platform, given) => platform.addGroup(defined(given))),
  say: act(schemas.say, (platform, given) => {
    const options = optionsOf(given);
    if (given.message !== undefined) return platform.act.sayMessage(given.user, given.message, options);
    if (given.text === undefined) throw new LocalMistake('text or message is needed');
    const { mentionBot, quote, emojis } = given;
    return platform.act.say(given.user, given.text, { ...options, ...defined({ mentionBot, quote, emojis }) });
  }),
  postback: act(schemas.postback, (platform, given) => {
    const { params, displayText } = given;
    return platform.act.postback(given.user, given.data, { ...optionsOf(given), ...defined({ params, displayText }) });
  }),
  press: act(schemas.press, (platform, given) =>
    platform.act.press(given.user, given.action, { ...optionsOf(given), ...defined({ params: given.params }) }),
  ),
  follow: act(schemas.one, (platform, given) => platform.act.follow(given.user, optionsOf(given))),
  unfollow: act(schemas.one, (platform, given) => platform.act.unfollow(given.user, optionsOf(given))),
  unsend: act(schemas.unsend, (platform, given) => platform.act.unsend(given.user, given.messageId, optionsOf(given))),
  edit: act(schemas.edit, (platform, given) =>
    platform.act.edit(given.user, given.messageId, given.text, optionsOf(given)),
  ),
  sticker: act(schemas.sticker, (platform, given) =>
    platform.act.sticker(given.user, given.packageId, given.stickerId, optionsOf(given)),
  ),
  location: act(schemas.location, (platform, given) => {
    const { title, address, latitude, longitude } = given;
    return platform.act.location(given.user, { latitude, longitude, ...defined({ title, address }) }, optionsOf(given));
  }),
  image: act(schemas.image, (platform, given) => {
    const options = optionsOf(given);
    if ('url' in given) return platform.act.externalImage(given.user, given.url, options);
    const files = 'images' in given ? given.images : [given];
    return platform.act.images(given.user, files.map(fileOf), options);
  }),
  media: act(schemas.media, (platform, given) =>
    platform.act.media(given.user, given.type, fileOf(given), optionsOf(given)),
  ),
  join: act(schemas.inGroup, (platform, given) => platform.act.joinGroup(given.group)),
  leave: act(schemas.inGroup, (platform, given) => platform.act.leaveGroup(given.group)),
  'member-joined': act(schemas.members, (platform, given) => platform.act.memberJoined(given.group, given.users)),
  'member-left': act(schemas.members, (platform, given) => platform.act.memberLeft(given.group, given.users)),
  unknown: act(schemas.unknown, (platform, given) =>
    platform.act.unknown(given.type, given.fields ?? {}, given.source ?? null),
  ),
  events: act(schemas.events, (platform, given) => platform.deliverEvents(given.events)),
  raw: act(schemas.raw, async (platform, given) => {
    const response = await platform.raw(given.body, given.headers ?? {}, { sign: given.sign ?? false });
    return { status: response.status, body: await response.text() };
  }),
  redeliver: act(schemas.redeliver, (platform, given) => platform.redeliver(given.eventId)),
  read: act(schemas.read, (platform, given) => {
    platform.readChat(given.chat);
    return {};
  }),
  quota: act(schemas.quota, (platform, given) => {
    platform.setQuota(given.limit, given.used);
    return {};
  }),
  'spoil-content': act(schemas.spoil, (platform, given) => {
    platform.spoilContent(given.messageId, given.state);
    return {};
  }),
  'expire-tokens': act(v.strictObject({}), platform => {
    platform.expireTokens();
    return {};
  }),
  faults: act(schemas.faults, (platform, given) => {
    if ('delivering' in given) platform.configure(defined(given.delivering));
    else if ('heal' in given) platform.heal(given.heal === 'all' ? undefined : given.heal);
    else return { id: platform.fail(given.on, given.fault, given.times), faults: platform.state.faults };
    return { faults: platform.state.faults };
  }),
  together: act(schemas.together, (platform, given, context) =>
    platform.deliverTogether(async () => {
      for (const { act: name, body } of given.acts) {
        const run = Object.hasOwn(localActs, name) ? localActs[name] : undefined;
        if (run === undefined || name === 'together') throw new LocalMistake(`No such act: ${name}`);
        await run(platform, context, body);
      }
    }),
  ),
};
