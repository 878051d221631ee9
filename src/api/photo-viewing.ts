import * as v from 'valibot';
import { type Case, photosOf, readableCases } from '#cases/record.ts';
import type { Refusal } from '#domain/endpoint.ts';
import { Person, stranger } from '#domain/person.ts';
import { ref } from '#domain/record.ts';
import { mayRead } from '#features/desk/access.ts';
import { inBoth } from '#i18n/both.ts';
import { photoText } from '#i18n/photo-text.ts';
import { identify } from '../auth/identity.ts';
import { fileKey } from '../files/keys.ts';
import { type FileRecord, type FileType, fileRef, readFile } from '../files/record.ts';
import type { Ports } from '../ports.ts';
import { refused } from './endpoints.ts';

type Viewer = { readonly userId: string; readonly person: Pick<Person, 'duties'> };

/**
 * May this person see this photo of the case? Staff who may read the case see all of them; whoever filed it those of steps
 * that residents see; those who follow it only what the office shows, not what another resident sent.
 */
function maySee(subject: Case, photoId: string, { person, userId }: Viewer): boolean {
  const entry = subject.history.find(each => photosOf(each).includes(photoId));
  if (!entry) return false;
  if (mayRead(person.duties, subject.division)) return true;
  if (!entry.isPublic) return false;
  return subject.from === userId || (subject.people.includes(userId) && entry.by === 'staff');
}

/**
 * 200 with the cleaned bytes; 202 `{ state }` while they are fetched or cleaned; 410 where there will be none. What is not
 * this person's to see gets the same 404 as what there is not.
 */
export async function viewPhoto(
  request: Request,
  { caseId, photoId }: { readonly caseId: string; readonly photoId: string },
  ports: Ports,
): Promise<Response> {
  const identity = await identify(request, ports);
  if (!identity.ok) return refused(identity);
  const { userId } = identity;
  const [known, record, file] = await ports.store.get([ref('people', userId), ref('cases', caseId), fileRef(photoId)]);
  const person = known ? v.parse(Person, known.data) : stranger();
  const [subject] = readableCases([record ?? null]);
  if (!subject || !maySee(subject.data, photoId, { userId, person })) return refusal('not-found', 'notFound');
  const data = readFile(file)?.data ?? null;
  if (data?.state === 'awaiting' || data?.state === 'raw') return preparing(data.state);
  if (data?.state !== 'clean') return none(data);
  const bytes = await ports.files.get(fileKey(photoId, 'clean'));
  return bytes ? shown(bytes, data.type) : none(null);
}

function refusal(code: Refusal['code'], words: 'notFound' | 'unavailable' | 'erased'): Response {
  return refused({ ok: false, code, say: inBoth(locale => photoText[locale][words]) });
}

/** Why there is nothing to show and never will be; a photo of which nothing is known was never fetched. */
function none(data: FileRecord | null): Response {
  if (data?.state === 'erased') return refusal('gone', 'erased');
  if (data?.state !== 'refused') return refusal('gone', 'unavailable');
  const { th, en } = photoText;
  return refused({ ok: false, code: 'gone', say: { th: th.refused[data.reason], en: en.refused[data.reason] } });
}

const PRIVATE = { 'cache-control': 'private, no-store' };

function preparing(state: 'awaiting' | 'raw'): Response {
  return Response.json({ state }, { status: 202, headers: { ...PRIVATE, 'retry-after': '3' } });
}

/** Under a policy by which nothing in it is run, whatever a browser takes it for; a document is only ever saved. */
function shown(bytes: Uint8Array, type: FileType): Response {
  return new Response(bytes, {
    headers: {
      ...PRIVATE,
      'content-type': type,
      'content-disposition': type === 'application/pdf' ? 'attachment; filename="document.pdf"' : 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    },
  });
}
