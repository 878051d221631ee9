/** People, groups and the bot itself (Messaging API reference, Users; Bot; Group chats; Multi-person chats). */
import type { Context } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { bodyErrors, invalidParameter, invalidProperty, notFound, ok, parseJson, refuse } from './http.ts';
import { isChatId, isUserId } from './ids.ts';
import type { Group, JsonObject, Person } from './types.ts';

function picture(url: string | null): JsonObject {
  return url === null ? {} : { pictureUrl: url };
}

/** Only friends' profiles can be read; a block takes it back. */
function getProfile(context: Context, call: Call): Answer {
  const [id = ''] = call.params;
  if (!isUserId(id)) return invalidParameter('userId');
  const person = context.state.people[id];
  if (person === undefined || !person.friend || person.blocked) return notFound;
  return ok({
    displayName: person.name,
    userId: person.id,
    language: person.language,
    ...picture(person.pictureUrl),
    ...(person.statusMessage === null ? {} : { statusMessage: person.statusMessage }),
  });
}

function getInfo({ bot }: Context): Answer {
  const { userId, basicId, displayName, pictureUrl } = bot;
  return ok({ userId, basicId, displayName, ...picture(pictureUrl), chatMode: 'bot', markAsReadMode: 'auto' });
}

/** The group or room the bot is in. */
function find(context: Context, call: Call): Group | Answer {
  const [kind = 'group', id = ''] = call.params;
  if (!isChatId(id) || isUserId(id)) return invalidParameter(`${kind}Id`);
  const group = context.state.groups[id];
  return group === undefined || group.kind !== kind || !group.joined ? notFound : group;
}

function withGroup(run: (group: Group, context: Context, call: Call) => Answer): Route['run'] {
  return (context, call) => {
    const found = find(context, call);
    return 'status' in found ? found : run(found, context, call);
  };
}

const getSummary = withGroup(group => {
  if (group.kind === 'room') return notFound;
  return ok({ groupId: group.id, groupName: group.name, ...picture(group.pictureUrl) });
});

const getMember = withGroup((group, context, call) => {
  const id = call.params[2] ?? '';
  if (!isUserId(id)) return invalidParameter('userId');
  const person: Person | undefined = group.members.includes(id) ? context.state.people[id] : undefined;
  if (person === undefined) return notFound;
  return ok({ displayName: person.name, userId: person.id, ...picture(person.pictureUrl) });
});

const getCount = withGroup(group => ok({ count: group.members.length }));

const leave = withGroup(group => {
  group.joined = false;
  return ok();
});

/** "Available only for verified or premium accounts": a subdistrict office starts unverified. */
const unverified = () => refuse(403, 'Access to this API is not available for your account');

/** Messaging API reference, Display a loading animation: 1:1 chats only, 5 to 60 seconds in steps of five. */
function startLoading(context: Context, call: Call): Answer {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed.refusal;
  const { chatId, loadingSeconds = 20 } = parsed.body;
  if (typeof chatId !== 'string' || !isUserId(chatId)) return invalidProperty('chatId');
  const isStep = typeof loadingSeconds === 'number' && loadingSeconds % 5 === 0;
  if (!isStep || loadingSeconds < 5 || loadingSeconds > 60) {
    return bodyErrors([{ message: 'must be a multiple of 5 between 5 and 60', property: 'loadingSeconds' }]);
  }
  const person = context.state.people[chatId];
  if (person !== undefined && !person.blocked) person.loadingUntil = context.now() + loadingSeconds * 1000;
  return { status: 202, json: {} };
}

const inGroup = (rest: string) => new RegExp(`^/v2/bot/(group|room)/([^/]+)/${rest}$`);

export const profileRoutes: Route[] = [
  { method: 'GET', path: /^\/v2\/bot\/profile\/([^/]+)$/, kind: 'profile', run: getProfile },
  { method: 'GET', path: /^\/v2\/bot\/info$/, kind: 'bot', run: getInfo },
  { method: 'GET', path: /^\/v2\/bot\/followers\/ids$/, kind: 'profile', run: unverified },
  { method: 'GET', path: inGroup('summary'), kind: 'group', run: getSummary },
  { method: 'GET', path: inGroup('members/count'), kind: 'group', run: getCount },
  { method: 'GET', path: inGroup('members/ids'), kind: 'group', run: unverified },
  { method: 'GET', path: inGroup('member/([^/]+)'), kind: 'group', run: getMember },
  { method: 'POST', path: inGroup('leave'), kind: 'group', run: leave },
  { method: 'POST', path: /^\/v2\/bot\/chat\/loading\/start$/, kind: 'loading', run: startLoading },
];
