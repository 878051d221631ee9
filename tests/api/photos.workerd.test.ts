import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { NOTICE_VERSION } from '../../src/domain/privacy.ts';
import { fileComplaint, readComplaintForm } from '../../src/features/complaint/calls.ts';
import { type AttachProblem, attach, attachRefs, type GivenFile } from '../../src/files/attaching.ts';
import { fileKey } from '../../src/files/keys.ts';
import { files } from '../../src/jobs/files.ts';
import { fileFor, follows, officerDoes } from '../support/casework.ts';
import { bytesOf, indexIn, jpeg, PLACE, pdf, phonePhoto, png } from '../support/pictures.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MB = 1024 * 1024;

const token = async (hall: TownHall, person: Person) => ({
  authorization: `Bearer ${await hall.platform.idToken(person.id)}`,
});
async function upload(hall: TownHall, person: Person, bytes: BodyInit, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body: bytes, headers: { ...(await token(hall, person)), ...headers } };
  return hall.fetch('/api/photos', init);
}
async function uploaded(hall: TownHall, person: Person, bytes: Uint8Array, headers?: Record<string, string>) {
  const response = await upload(hall, person, bytes, headers);
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}
async function look(hall: TownHall, person: Person, id: string, photo: string) {
  return hall.fetch(`/api/cases/${id}/photos/${photo}`, { headers: await token(hall, person) });
}
/** A case of this person with these uploads. */
async function filed(hall: TownHall, person: Person, ids: readonly string[]): Promise<string> {
  const id = await fileFor(hall, person, { uploads: ids });
  const kinds = ['image', 'document'] as const;
  const records = await hall.ports.store.get(attachRefs(ids));
  const done = attach(
    ids.map(each => ({ id: each, kinds })),
    records,
    { caseId: id, userId: person.id },
  );
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  expect(done.uploads).toEqual(ids);
  if (ids.length > 0) expect(await hall.ports.store.commit(done.writes)).toEqual({ ok: true });
  return id;
}

describe('sending a photo', () => {
  it('keeps it under an id, cleans it by the job, and shows it to whoever filed it with a case', async () => {
    const hall = townHall();
    const person = hall.resident();
    const photo = await uploaded(hall, person, phonePhoto());
    const id = await filed(hall, person, [photo]);
    const early = await look(hall, person, id, photo);
    expect(early.status).toBe(202);
    expect(await early.json()).toEqual({ state: 'raw' });
    expect(early.headers.get('cache-control')).toBe('private, no-store');
    await hall.jobs();
    const seen = await look(hall, person, id, photo);
    expect(seen.status).toBe(200);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const bytes = new Uint8Array(await seen.arrayBuffer());
    expect(indexIn(bytes, PLACE)).toBe(-1);
    expect([...hall.files.kept.keys()]).toEqual([fileKey(photo, 'clean')]);
    expect(await hall.disk()).not.toContain(PLACE);
    expect(await hall.records('files')).toMatchObject([{ owner: null, case: id, unclaimedUntil: null, due: null }]);
  });

  it('takes it for what its content is, whatever type and name it is sent under', async () => {
    const hall = townHall();
    const person = hall.resident();
    const photo = await uploaded(hall, person, png(), { 'content-type': 'text/html' });
    const id = await filed(hall, person, [photo]);
    await hall.jobs();
    expect((await look(hall, person, id, photo)).headers.get('content-type')).toBe('image/png');
    for (const other of ['<svg onload="alert(1)"/>', '<!doctype html>', 'GIF89a', 'PK', '', '%PDF-1.4 without end']) {
      const response = await upload(hall, person, bytesOf(other), { 'content-type': 'image/jpeg' });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ code: 'wrong-type', say: { th: expect.stringContaining('JPEG') } });
    }
    expect(await hall.records('files')).toHaveLength(1);
  });

  it('refuses what is too large, by what it declares and while it is read, and keeps nothing of it', async () => {
    const hall = townHall();
    const person = hall.resident();
    const large = new Uint8Array(50 * MB);
    large.set(jpeg());
    const declared = await upload(hall, person, large, { 'content-length': String(large.length) });
    expect(declared.status).toBe(413);
    expect(await declared.json()).toMatchObject({ code: 'too-large', say: { th: expect.stringContaining('5 MB') } });
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => {
        given += 1;
        controller.enqueue(given === 1 ? jpeg() : new Uint8Array(MB));
      },
    });
    expect((await upload(hall, person, endless)).status).toBe(413);
    expect(given).toBeLessThan(10);
    const most = new Uint8Array(5 * MB);
    most.set(jpeg());
    expect((await upload(hall, person, most)).status).toBe(201);
    expect((await upload(hall, person, bytesOf(pdf('x'.repeat(5 * MB))))).status).toBe(413);
    expect(hall.files.kept.size).toBe(1);
    expect(await hall.records('files')).toHaveLength(1);
  });

  it('twice under one key, also at once, is one upload; another person’s same key is another', async () => {
    const hall = townHall();
    const [person, other] = [hall.resident(), hall.resident('ตาทดสอบ')];
    const key = { 'idempotency-key': 'key-of-this-photo' };
    const at = await Promise.all([0, 1, 2].map(() => upload(hall, person, jpeg(), key)));
    expect(at.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const ids = new Set(await Promise.all(at.map(async each => ((await each.json()) as { id: string }).id)));
    expect(ids.size).toBe(1);
    await files(hall.ports);
    const again = await upload(hall, person, jpeg(), key);
    expect(again.status).toBe(200);
    expect(ids).toContain(((await again.json()) as { id: string }).id);
    expect(ids).not.toContain(await uploaded(hall, other, jpeg(), key));
    expect((await upload(hall, person, jpeg(), { 'idempotency-key': 'ก' })).status).toBe(400);
    expect((await upload(hall, person, jpeg(), { 'idempotency-key': 'short' })).status).toBe(400);
  });

  it('that was broken off is made whole by sending it again', async () => {
    for (const fault of ['files', 'reserve', 'arrive'] as const) {
      const hall = townHall();
      const person = hall.resident();
      const key = { 'idempotency-key': 'key-of-this-photo' };
      if (fault === 'files') hall.files.before = () => Promise.reject(new Error('down'));
      if (fault === 'reserve') hall.store.break('commit', 'lose');
      if (fault === 'arrive') {
        hall.store.break('commit', 'ok');
        hall.store.break('commit', 'lose');
      }
      expect((await upload(hall, person, jpeg(), key)).status).toBe(503);
      hall.files.before = () => {};
      const again = await upload(hall, person, jpeg(), key);
      expect(again.status).toBe(fault === 'arrive' ? 200 : 201);
      await files(hall.ports);
      expect(await hall.records('files')).toMatchObject([{ state: 'clean' }]);
    }
  });

  it('is possible for thirty that no case has, also at once, and again when a case has taken them', async () => {
    const hall = townHall();
    const person = hall.resident();
    const all = await Promise.all(Array.from({ length: 40 }, () => upload(hall, person, jpeg())));
    const made = all.filter(({ status }) => status === 201);
    expect(made.length).toBeLessThanOrEqual(30);
    expect(all.every(({ status }) => status === 201 || status === 429)).toBe(true);
    expect(await hall.records('files')).toHaveLength(made.length);
    expect(hall.files.kept.size).toBe(made.length);
    for (let left = made.length; left < 30; left += 1) made.push(await upload(hall, person, jpeg()));
    const refused = await upload(hall, person, jpeg());
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'too-many' });
    const ids = await Promise.all(made.slice(0, 2).map(async each => ((await each.json()) as { id: string }).id));
    await filed(hall, person, ids);
    expect((await upload(hall, person, jpeg())).status).toBe(201);
    expect((await upload(hall, hall.resident('ตาทดสอบ'), jpeg())).status).toBe(201);
  });

  it('beyond the thirtieth is refused to both of two under one key at once, and nothing of it is left', async () => {
    const hall = townHall();
    const person = hall.resident();
    for (let each = 0; each < 30; each += 1) await uploaded(hall, person, jpeg());
    const key = { 'idempotency-key': 'key-of-one-too-many' };
    const both = await Promise.all([0, 1, 2, 3].map(() => upload(hall, person, jpeg(), key)));
    expect(both.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
    expect(await hall.records('files')).toHaveLength(30);
    expect(hall.files.kept.size).toBe(30);
  });

  it('without a token, or with a forged one, is refused before anything is read', async () => {
    const hall = townHall();
    for (const headers of [{}, { authorization: 'Bearer a.b.c' }, { 'x-user-id': 'Usomebody' }]) {
      const response = await hall.fetch('/api/photos', { method: 'POST', body: jpeg(), headers });
      expect(response.status).toBe(401);
    }
    expect(await hall.records('files')).toEqual([]);
  });

  it('that no case takes within a day leaves no byte and no record', async () => {
    const hall = townHall();
    const person = hall.resident();
    await uploaded(hall, person, jpeg());
    hall.files.before = () => Promise.reject(new Error('down'));
    expect((await upload(hall, person, jpeg())).status).toBe(503);
    hall.files.before = () => {};
    await files(hall.ports);
    hall.pass(HOUR);
    await files(hall.ports);
    hall.pass(23 * HOUR - 1);
    await files(hall.ports);
    expect(hall.files.kept.size).toBe(1);
    hall.pass(1);
    await files(hall.ports);
    expect(hall.files.kept.size).toBe(0);
    hall.pass(HOUR);
    await files(hall.ports);
    expect(await hall.records('files')).toEqual([]);
  });

  it('that is damaged is refused by the job; whoever looks is told so', async () => {
    const hall = townHall();
    const person = hall.resident();
    const photo = await uploaded(hall, person, jpeg().slice(0, -2));
    const id = await filed(hall, person, [photo]);
    await hall.jobs();
    const seen = await look(hall, person, id, photo);
    expect(seen.status).toBe(410);
    expect(await seen.json()).toMatchObject({ code: 'gone', say: { th: expect.stringContaining('เสียหาย') } });
    expect(hall.files.kept.size).toBe(0);
  });
});

describe('a document', () => {
  it('is kept as it is and only ever given to be saved', async () => {
    const hall = townHall();
    const person = hall.resident();
    const photo = await uploaded(hall, person, pdf('<script>alert(1)</script>'), { 'content-type': 'image/png' });
    const id = await filed(hall, person, [photo]);
    await hall.jobs();
    const seen = await look(hall, person, id, photo);
    expect(seen.headers.get('content-type')).toBe('application/pdf');
    expect(seen.headers.get('content-disposition')).toBe('attachment; filename="document.pdf"');
    expect(new Uint8Array(await seen.arrayBuffer())).toEqual(pdf('<script>alert(1)</script>'));
  });
});

describe('looking at a photo', () => {
  it('is for whoever filed the case and for staff who may read it; to all others it is an unknown one', async () => {
    const hall = townHall();
    const [person, stranger, follower] = [hall.resident(), hall.resident('คนอื่น'), hall.resident('ผู้ติดตาม')];
    const officer = await hall.officer('กองช่าง');
    const photo = await uploaded(hall, person, jpeg());
    const id = await filed(hall, person, [photo]);
    await follows(hall, id, follower);
    await hall.jobs();
    expect((await look(hall, person, id, photo)).status).toBe(200);
    expect((await look(hall, officer, id, photo)).status).toBe(200);
    const unknown = await look(hall, stranger, crypto.randomUUID(), photo);
    expect(unknown.status).toBe(404);
    const body = await unknown.text();
    const other = await filed(hall, person, []);
    const all: [Person, string, string][] = [
      [stranger, id, photo],
      [follower, id, photo],
      [person, other, photo],
      [person, id, crypto.randomUUID()],
      [officer, id, 'nothing'],
      [person, id, 'a%2Fb'],
      [person, id, 'x'.repeat(500)],
    ];
    for (const [who, which, what] of all) {
      const response = await look(hall, who, which, what);
      expect([response.status, await response.text()]).toEqual([404, body]);
    }
    expect((await hall.fetch(`/api/cases/${id}/photos/${photo}`)).status).toBe(401);
  });

  it('of an officer of another division is not for that officer', async () => {
    const hall = townHall();
    const person = hall.resident();
    const officer = await hall.officer('กองคลัง');
    const photo = await uploaded(hall, person, jpeg());
    const id = await filed(hall, person, [photo]);
    await hall.jobs();
    expect((await look(hall, officer, id, photo)).status).toBe(404);
  });

  it('of an internal note is for staff alone; the proof of a repair is for followers too', async () => {
    const hall = townHall();
    const [person, follower] = [hall.resident(), hall.resident('ผู้ติดตาม')];
    const officer = await hall.officer('กองช่าง');
    const id = await filed(hall, person, []);
    await follows(hall, id, follower);
    const [note, proof] = await Promise.all([
      hall.platform.act.images(officer.id, [{ contentType: 'image/jpeg', bytes: jpeg() }]),
      hall.platform.act.images(officer.id, [{ contentType: 'image/jpeg', bytes: jpeg() }]),
    ]);
    const [noted, proved] = [note[0]?.messageId ?? '', proof[0]?.messageId ?? ''];
    await hall.settle();
    await officerDoes(hall, id, 'note', { words: 'ภายใน', isPublic: false, photoIds: [noted] });
    await officerDoes(hall, id, 'fix', { words: 'ซ่อมแล้ว', photoIds: [proved] });
    await hall.jobs();
    const seenBy = async (who: Person) =>
      Promise.all([noted, proved].map(async photo => (await look(hall, who, id, photo)).status));
    expect(await seenBy(officer)).toEqual([200, 200]);
    expect(await seenBy(person)).toEqual([404, 200]);
    expect(await seenBy(follower)).toEqual([404, 200]);
    expect(await seenBy(hall.resident('คนอื่น'))).toEqual([404, 404]);
  });

  it('that LINE has no more, or that was never fetched, is gone, with a sentence; one that waits is on its way', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person, { photoIds: ['gone-at-line', 'unknown'] });
    await hall.ports.store.commit([{ kind: 'delete', ref: { collection: 'files', id: 'unknown' } }]);
    const waiting = await look(hall, person, id, 'gone-at-line');
    expect([waiting.status, await waiting.json()]).toEqual([202, { state: 'awaiting' }]);
    await hall.jobs();
    for (const photo of ['gone-at-line', 'unknown']) {
      const seen = await look(hall, person, id, photo);
      expect(seen.status).toBe(410);
      expect(await seen.json()).toMatchObject({ code: 'gone', say: { th: expect.stringContaining('LINE') } });
    }
  });

  it('while the store or the files are down is asked for again', async () => {
    const hall = townHall();
    const person = hall.resident();
    const photo = await uploaded(hall, person, jpeg());
    const id = await filed(hall, person, [photo]);
    await hall.jobs();
    hall.files.before = () => Promise.reject(new Error('down'));
    expect((await look(hall, person, id, photo)).status).toBe(503);
    hall.files.before = () => {};
    hall.store.break('get', 'fail');
    expect((await look(hall, person, id, photo)).status).toBe(503);
  });
});

describe('giving an upload to a case', () => {
  it('is refused for one that is somebody else’s, unknown, taken, from the chat, unusable, or of another kind', async () => {
    const hall = townHall();
    const [person, other] = [hall.resident(), hall.resident('ตาทดสอบ')];
    const [mine, theirs, taken, paper, bad] = [
      await uploaded(hall, person, jpeg()),
      await uploaded(hall, other, jpeg()),
      await uploaded(hall, person, jpeg()),
      await uploaded(hall, person, pdf()),
      await uploaded(hall, person, jpeg().slice(0, -2)),
    ];
    await filed(hall, person, [taken]);
    await fileFor(hall, person, { photoIds: ['line-photo'] });
    await files(hall.ports);
    const tried = async (id: string, kinds: GivenFile['kinds']): Promise<AttachProblem['why'] | 'attached'> => {
      const done = attach([{ id, kinds }], await hall.ports.store.get(attachRefs([id])), {
        caseId: 'c',
        userId: person.id,
      });
      return done.ok ? 'attached' : (done.problems[0]?.why ?? 'unknown');
    };
    expect(await tried(mine, ['image'])).toBe('attached');
    for (const id of [theirs, taken, 'line-photo', 'nothing', 'a/b'])
      expect(await tried(id, ['image', 'document'])).toBe('unknown');
    expect(await tried(bad, ['image'])).toBe('refused');
    expect(await tried(paper, ['image'])).toBe('wrong-kind');
    expect(await tried(mine, ['document'])).toBe('wrong-kind');
    expect(await tried(paper, ['image', 'document'])).toBe('attached');
    hall.pass(DAY);
    await files(hall.ports);
    expect(await tried(mine, ['image'])).toBe('unknown');
  });

  it('through a form says of an unusable file, of a document and of an unknown one what to do about each', async () => {
    const hall = townHall();
    const person = hall.resident();
    const [damaged, paper] = [
      await uploaded(hall, person, jpeg().slice(0, -2)),
      await uploaded(hall, person, pdf('contract')),
    ];
    await files(hall.ports);
    const form = (await hall.call(null, readComplaintForm, {})).body;
    const said = async (...photos: string[]) => {
      const answers = { category: 'road', what: 'ถนนเป็นหลุม', photos };
      const { body, status } = await hall.call(person, fileComplaint, {
        version: String(form.version),
        locale: 'th',
        notice: NOTICE_VERSION,
        answers,
      });
      expect([status, body.fields]).toMatchObject([400, [{ field: 'photos', code: 'not-a-file' }]]);
      return (body.fields as unknown as { say: { th: string } }[])[0]?.say.th;
    };
    expect(await said(damaged)).toContain('ใช้ไม่ได้');
    expect(await said(paper)).toContain('เฉพาะรูป');
    expect(await said('00000000-0000-4000-8000-000000000000')).toContain('ไม่พบไฟล์');
    expect(await said(paper, damaged)).toContain('ใช้ไม่ได้');
  });

  it('of one photo to two cases at once lets one of them win', async () => {
    const hall = townHall();
    const person = hall.resident();
    const photo = await uploaded(hall, person, jpeg());
    const records = await hall.ports.store.get(attachRefs([photo, photo]));
    expect(records).toHaveLength(1);
    const kinds = ['image'] as const;
    const results = await Promise.all(
      ['a', 'b'].map(caseId => {
        const done = attach(
          [
            { id: photo, kinds },
            { id: photo, kinds },
          ],
          records,
          { caseId, userId: person.id },
        );
        if (!done.ok) throw new Error('refused');
        expect(done.writes).toHaveLength(1);
        return hall.ports.store.commit(done.writes);
      }),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await files(hall.ports);
    expect(await hall.records('files')).toMatchObject([{ state: 'clean', raw: false, due: null }]);
  });
});
