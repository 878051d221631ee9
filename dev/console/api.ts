/** The local LINE's own API, `/local/*`: the only place that fetches. */
import type {
  Act,
  CallKind,
  Delivering,
  Fault,
  Group,
  Json,
  JsonObject,
  NewPerson,
  Person,
  StateView,
} from '../line/types.ts';

/** The platform refused what was asked; the message is its sentence. */
export class Refusal extends Error {}

/** Whose phone, and the group when it is not the 1:1 chat. */
export type Where = { user: string; group?: string };

export async function fetchState(since: number | null): Promise<StateView> {
  const response = await fetch(since === null ? '/local/state' : `/local/state?since=${since}`);
  if (!response.ok) throw new Error(`/local/state answered ${response.status}`);
  return (await response.json()) as StateView; // our own platform's answer
}

/** Follows changes until the returned function is called. The browser reconnects by itself. */
export function listen(on: { onOpen: () => void; onChange: () => void; onLost: () => void }): () => void {
  const source = new EventSource('/local/events');
  source.addEventListener('open', on.onOpen);
  source.addEventListener('revision', on.onChange);
  source.addEventListener('error', on.onLost);
  return () => source.close();
}

async function post<T>(act: string, body: object): Promise<T> {
  const response = await fetch(`/local/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T; // our own platform's answer
  const isNamed = typeof answer === 'object' && answer !== null && 'error' in answer;
  throw new Refusal(isNamed ? String(answer.error) : `${response.status}`);
}

/** What an act answers: nothing when the act reaches no bot. */
type Done = Act | Act[] | Record<string, never>;

async function act(name: string, body: object): Promise<Act[]> {
  const done = await post<Done>(name, body);
  if (Array.isArray(done)) return done;
  return isAct(done) ? [done] : [];
}

function isAct(done: Act | Record<string, never>): done is Act {
  return 'event' in done;
}

export const say = (where: Where, text: string) => act('say', { ...where, text });
export const press = (where: Where, action: JsonObject, params?: Record<string, Json>) =>
  act('press', { ...where, action, ...(params === undefined ? {} : { params }) });
export const sendSticker = (where: Where, packageId: string, stickerId: string) =>
  act('sticker', { ...where, packageId, stickerId });
export const unsend = (where: Where, messageId: string) => act('unsend', { ...where, messageId });
export const follow = (user: string) => act('follow', { user });
export const unfollow = (user: string) => act('unfollow', { user });
export const joinGroup = (group: string) => act('join', { group });
export const leaveGroup = (group: string) => act('leave', { group });

export function sendPlace(
  where: Where,
  place: { title: string; address: string; latitude: number; longitude: number },
): Promise<Act[]> {
  const { title, ...rest } = place;
  return act('location', { ...where, ...rest, ...(title === '' ? {} : { title }) });
}

export async function sendPhotos(where: Where, files: File[]): Promise<Act[]> {
  return act('image', { ...where, images: await Promise.all(files.map(upload)) });
}

export async function sendVoice(where: Where, file: File, durationMs: number): Promise<Act[]> {
  return act('media', { ...where, type: 'audio', durationMs, ...(await upload(file)) });
}

async function upload(file: File): Promise<{ contentType: string; base64: string; fileName: string }> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'));
    reader.readAsDataURL(file);
  });
  return {
    contentType: file.type || 'application/octet-stream',
    base64: url.slice(url.indexOf(',') + 1),
    fileName: file.name,
  };
}

export async function addPerson(person: NewPerson): Promise<Person> {
  const { people } = await post<{ people: Person[] }>('people', person);
  const [added] = people;
  if (added === undefined) throw new Refusal('Nobody was added');
  return added;
}

export const addGroup = (group: { name: string; members: string[]; joined: boolean }) => post<Group>('groups', group);

export const addFault = (on: CallKind | 'any', fault: Fault) => post<unknown>('faults', { on, fault, times: null });
export const heal = (id: string) => post<unknown>('faults', { heal: id });
export const configure = (delivering: Partial<Delivering>) => post<unknown>('faults', { delivering });
