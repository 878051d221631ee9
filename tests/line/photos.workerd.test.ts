import { describe, expect, it } from 'vitest';
import type { Fault, JsonObject, MediaUpload } from '../../dev/line/types.ts';
import { fileKey } from '../../src/files/keys.ts';
import { files } from '../../src/jobs/files.ts';
import { caseOf, fileFor, officerDoes } from '../support/casework.ts';
import { CAMERA, indexIn, jpeg, PLACE, pdf, phonePhoto, png } from '../support/pictures.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const media = (bytes: Uint8Array, more: Partial<MediaUpload> = {}): MediaUpload => ({
  contentType: 'image/jpeg',
  bytes,
  ...more,
});

/** A resident whose photo of these bytes is part of a case, and has not been fetched yet. */
async function shown(bytes: Uint8Array = phonePhoto(), more: Partial<MediaUpload> = {}) {
  const hall = townHall();
  const resident = hall.resident();
  const [act] = await hall.platform.act.images(resident.id, [media(bytes, more)]);
  await hall.settle();
  const photo = act?.messageId ?? '';
  const id = await fileFor(hall, resident, { photoIds: [photo] });
  return { hall, resident, photo, id };
}

/** Files a complaint with one photo by talking, and gives the photo's id. */
async function told(hall: TownHall, bytes: Uint8Array) {
  const resident = hall.resident();
  const say = async (words: string) => {
    await hall.platform.act.say(resident.id, words);
    await hall.settle();
  };
  for (const words of ['แจ้งเรื่อง', 'ขยะ', 'กองเต็มหน้าบ้าน', 'ซอยสาม']) await say(words);
  const [act] = await hall.platform.act.images(resident.id, [media(bytes)]);
  await hall.settle();
  for (const words of ['เสร็จแล้ว', 'ส่ง']) await say(words);
  return { resident, photo: act?.messageId ?? '' };
}

const fileOf = async (hall: TownHall, id: string): Promise<JsonObject | undefined> =>
  (await hall.records('files')).find(each => each.id === id);
const asked = (hall: TownHall) => hall.platform.calls('content').length;
const everything = async (hall: TownHall) =>
  [await hall.disk(), ...[...hall.files.kept.values()].map(bytes => new TextDecoder('latin1').decode(bytes))].join(
    '\n',
  );

describe('a photo sent in the chat', () => {
  it('is fetched and cleaned once it is part of a case: nothing of where and with what it was taken is left', async () => {
    const hall = townHall();
    const { photo } = await told(hall, phonePhoto());
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'awaiting', source: 'line' });
    expect(asked(hall)).toBe(0);
    await hall.jobs();
    expect(await fileOf(hall, photo)).toMatchObject({
      state: 'clean',
      type: 'image/jpeg',
      width: 8,
      height: 8,
      raw: false,
      due: null,
    });
    expect([...hall.files.kept.keys()]).toEqual([fileKey(photo, 'clean')]);
    const left = await everything(hall);
    for (const secret of [PLACE, CAMERA, 'xmp']) expect(left).not.toContain(secret);
    expect(asked(hall)).toBe(1);
    await hall.jobs();
    expect(asked(hall)).toBe(1);
  });

  it('of an officer, as a proof, too', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const officer = await hall.officer('กองช่าง');
    const [act] = await hall.platform.act.images(officer.id, [media(png())]);
    await hall.settle();
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'fix', { words: 'ซ่อมแล้ว', photoIds: [act?.messageId ?? ''] });
    await hall.jobs();
    expect(await fileOf(hall, act?.messageId ?? '')).toMatchObject({ state: 'clean', type: 'image/png', case: id });
  });

  it('that LINE still prepares is asked for again, with growing gaps', async () => {
    const { hall, photo } = await shown(jpeg(), { readyAfterMs: 2 * MINUTE });
    const gaps: number[] = [];
    let before = hall.ports.now();
    for (let tries = 1; tries <= 6; tries += 1) {
      const due = Number((await fileOf(hall, photo))?.due);
      gaps.push(due - before);
      before = due;
      hall.pass(due - hall.ports.now() - 1);
      const asks = asked(hall);
      await hall.jobs();
      expect(asked(hall)).toBe(asks);
      hall.pass(1);
      await hall.jobs();
      expect(asked(hall)).toBe(tries);
    }
    expect(gaps).toEqual([0, 5, 10, 20, 40, 80].map(seconds => seconds * 1000));
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'clean' });
  });

  it('is asked for again after an error, a broken connection, a rate limit and an old token', async () => {
    const faults: Fault[] = [
      { type: 'error', status: 500 },
      { type: 'disconnect' },
      { type: 'timeout', ms: 1 },
      { type: 'rate-limit' },
    ];
    for (const fault of faults) {
      const { hall, photo } = await shown(jpeg());
      hall.platform.fail('content', fault);
      await hall.jobs();
      expect(await fileOf(hall, photo)).toMatchObject({ state: 'awaiting', tries: 1 });
      hall.pass(HOUR);
      await hall.jobs();
      expect(await fileOf(hall, photo)).toMatchObject({ state: 'clean' });
    }
    const { hall, photo } = await shown(jpeg());
    hall.platform.fail('content', { type: 'unauthorized' });
    await hall.jobs();
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'clean' });
  });

  it('that LINE does not have any more is unavailable, and the case stays', async () => {
    const { hall, photo, id } = await shown();
    hall.platform.spoilContent(photo, 'gone');
    await hall.jobs();
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'unavailable', due: null });
    expect(await caseOf(hall, id)).toMatchObject({ state: 'received', history: [{ photos: [{ id: photo }] }] });
    hall.pass(DAY);
    await files(hall.ports);
    expect(asked(hall)).toBe(1);
  });

  it('that LINE does not give for a day is unavailable', async () => {
    const { hall, photo } = await shown(jpeg(), { readyAfterMs: 40 * DAY });
    for (let hour = 0; hour < 25; hour += 1) {
      await files(hall.ports);
      hall.pass(HOUR);
    }
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'unavailable', due: null });
    expect(asked(hall)).toBeLessThan(40);
    expect(hall.files.kept.size).toBe(0);
  });

  it('that lies elsewhere is never fetched from there', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const act = await hall.platform.act.externalImage(resident.id, 'https://evil.test/photo.jpg');
    await hall.settle();
    const id = await fileFor(hall, resident, { photoIds: [act.messageId ?? ''] });
    const fetched: string[] = [];
    const outside = globalThis.fetch;
    globalThis.fetch = async input => {
      fetched.push(String(input));
      return new Response(null, { status: 500 });
    };
    try {
      await hall.jobs();
    } finally {
      globalThis.fetch = outside;
    }
    expect(fetched).toEqual([]);
    expect(await fileOf(hall, act.messageId ?? '')).toMatchObject({ state: 'unavailable' });
    expect(await caseOf(hall, id)).toMatchObject({ open: true });
    expect(await everything(hall)).not.toContain('evil.test');
  });

  it('that is no picture by its content, is damaged, or has too many pixels is refused, and no byte of it is kept', async () => {
    for (const [bytes, reason] of [
      [new TextEncoder().encode('<svg onload="alert(1)"/>'), 'not-an-image'],
      [new TextEncoder().encode('GIF89a'), 'not-an-image'],
      [pdf(), 'not-an-image'],
      [new Uint8Array([255, 216, 255]), 'damaged'],
      [png().slice(0, -5), 'damaged'],
      [jpeg({ width: 60_000, height: 60_000 }), 'too-many-pixels'],
    ] as const) {
      const { hall, photo, id } = await shown(bytes);
      await hall.jobs();
      expect(await fileOf(hall, photo)).toMatchObject({ state: 'refused', reason, due: null });
      expect(hall.files.kept.size).toBe(0);
      expect(await caseOf(hall, id)).toMatchObject({ open: true });
    }
  });

  it('of more than ten megabytes is refused while it is read', async () => {
    const { hall, photo } = await shown();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => {
        given += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0xff));
      },
    });
    const { lineClient } = await import('../../src/line/client.ts');
    const line = lineClient({
      apiBase: 'https://line.test',
      dataBase: 'https://data.test',
      tokens: { get: async () => 'token', forget: () => {} },
      fetch: async input => {
        expect(String(input)).toBe(`https://data.test/v2/bot/message/${photo}/content`);
        return new Response(endless);
      },
      log: hall.ports.log,
      now: hall.ports.now,
      sleep: async () => {},
    });
    await hall.jobs({ line });
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'refused', reason: 'too-large', due: null });
    expect(given).toBeLessThan(14);
    expect(hall.files.kept.size).toBe(0);
  });
});

describe('a photo that is taken back', () => {
  /** Both sweeps over the bytes of what was erased. */
  const swept = async (hall: TownHall) => {
    await hall.jobs();
    hall.pass(10 * MINUTE);
    await hall.jobs();
  };

  it('leaves no byte and no record, however far it had come', async () => {
    for (const stage of ['awaiting', 'raw', 'clean', 'unavailable'] as const) {
      const hall = townHall();
      const { resident, photo } = await told(hall, phonePhoto());
      if (stage === 'unavailable') hall.platform.spoilContent(photo, 'gone');
      if (stage === 'raw') hall.files.before = operation => operation === 'get' && Promise.reject(new Error('down'));
      if (stage !== 'awaiting') await hall.jobs();
      hall.files.before = () => {};
      expect(await fileOf(hall, photo)).toMatchObject({ state: stage });
      await hall.platform.act.unsend(resident.id, photo);
      await hall.settle();
      expect(await fileOf(hall, photo)).toEqual({
        id: photo,
        state: 'erased',
        swept: false,
        tries: 0,
        due: hall.ports.now(),
      });
      await hall.jobs();
      expect(hall.files.kept.size).toBe(0);
      await swept(hall);
      expect(await hall.records('files')).toEqual([]);
    }
  });

  it('while it is fetched leaves no byte either', async () => {
    for (const when of ['put', 'get'] as const) {
      const hall = townHall();
      const { resident, photo } = await told(hall, phonePhoto());
      let isBetween = true;
      hall.files.before = async operation => {
        if (!isBetween || operation !== when) return;
        isBetween = false;
        await hall.platform.act.unsend(resident.id, photo);
        await hall.settle();
        // Another run is faster.
        await files(hall.ports);
      };
      await hall.jobs();
      expect(isBetween).toBe(false);
      expect(hall.files.kept.size).toBe(0);
      await swept(hall);
      expect(hall.files.kept.size).toBe(0);
      expect(await hall.records('files')).toEqual([]);
    }
  });

  it('leaves the other photos of its case', async () => {
    const hall = townHall();
    const { resident, photo } = await told(hall, jpeg());
    const other = await told(hall, jpeg());
    await hall.jobs();
    await hall.platform.act.unsend(resident.id, photo);
    await hall.settle();
    await swept(hall);
    expect([...hall.files.kept.keys()]).toEqual([fileKey(other.photo, 'clean')]);
    expect(await hall.records('files')).toMatchObject([{ id: other.photo, state: 'clean' }]);
  });

  it('goes with the time of keeping, when its case was closed long ago', async () => {
    const hall = townHall();
    const { photo } = await told(hall, jpeg());
    await hall.jobs();
    const id = String((await hall.records('cases'))[0]?.id);
    await officerDoes(hall, id, 'forward', {}, { destination: 'แขวงทางหลวง' });
    hall.pass(180 * DAY - 1);
    await hall.jobs();
    expect(hall.files.kept.size).toBe(1);
    hall.pass(1);
    await hall.jobs();
    await swept(hall);
    expect(hall.files.kept.size).toBe(0);
    expect(await everything(hall)).not.toContain(`"${photo}"`);
  });
});

describe('the job that tends files', () => {
  it('does it once when it runs several times at once', async () => {
    const { hall, photo } = await shown();
    await Promise.all([files(hall.ports), files(hall.ports), files(hall.ports)]);
    await files(hall.ports);
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'clean', raw: false, due: null });
    expect([...hall.files.kept.keys()]).toEqual([fileKey(photo, 'clean')]);
  });

  it('broken off anywhere, goes on where it was, and leaves nothing behind', async () => {
    for (let broken = 1; broken <= 12; broken += 1) {
      const { hall, photo } = await shown();
      let operations = 0;
      const stop = () => {
        operations += 1;
        if (operations >= broken && operations < broken + 3) throw new Error('the power goes');
      };
      hall.files.before = stop;
      const { store } = hall.ports;
      const commit: typeof store.commit = async writes => {
        stop();
        const done = await store.commit(writes);
        stop();
        return done;
      };
      for (let run = 0; run < 8; run += 1) {
        await files({ ...hall.ports, store: { ...store, commit } }).catch(() => {});
        hall.pass(HOUR);
      }
      expect(await fileOf(hall, photo)).toMatchObject({ state: 'clean', raw: false, due: null });
      expect([...hall.files.kept.keys()]).toEqual([fileKey(photo, 'clean')]);
      expect(await everything(hall)).not.toContain(PLACE);
    }
  });

  it('is not stopped by a record that nobody can read, nor by a file that makes trouble', async () => {
    const { hall, photo, resident } = await shown(jpeg());
    await hall.ports.store.commit([
      { kind: 'create', ref: { collection: 'files', id: 'broken' }, data: { state: 'odd', due: 1 } },
    ]);
    const [act] = await hall.platform.act.images(resident.id, [media(jpeg())]);
    await hall.settle();
    await fileFor(hall, resident, { photoIds: [act?.messageId ?? ''] });
    hall.files.before = (operation, key) => {
      if (operation === 'put' && key === fileKey(photo, 'clean')) throw new Error('no room');
    };
    await files(hall.ports);
    expect(await fileOf(hall, act?.messageId ?? '')).toMatchObject({ state: 'clean' });
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'raw', tries: 1 });
    expect(await fileOf(hall, 'broken')).toMatchObject({ state: 'odd', due: null });
    hall.files.before = () => {};
    hall.pass(MINUTE);
    await files(hall.ports);
    expect(await fileOf(hall, photo)).toMatchObject({ state: 'clean', tries: 0 });
  });

  it('takes ten at a time, and all in the end', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const photoIds: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const [act] = await hall.platform.act.images(resident.id, [media(jpeg())]);
      photoIds.push(act?.messageId ?? '');
    }
    await hall.settle();
    await fileFor(hall, resident, { photoIds });
    await files(hall.ports);
    expect(hall.files.kept.size).toBe(10);
    await files(hall.ports);
    expect(hall.files.kept.size).toBe(12);
  });

  it('logs nothing of whose photo it is', async () => {
    const { hall, photo, resident } = await shown();
    const lines: string[] = [];
    const console_ = { info: console.info, warn: console.warn, error: console.error };
    for (const level of ['info', 'warn', 'error'] as const)
      console[level] = (line: unknown) => lines.push(String(line));
    try {
      await files(hall.ports);
    } finally {
      Object.assign(console, console_);
    }
    expect(lines.join('\n')).toContain('/v2/bot/message/{id}/content');
    expect(lines.join('\n')).toContain('"state":"clean"');
    for (const secret of [photo, resident.id]) expect(lines.join('\n')).not.toContain(secret);
  });

  it('leaves a picture that is one', async () => {
    const { hall, photo } = await shown(phonePhoto(3));
    await files(hall.ports);
    const bytes = hall.files.kept.get(fileKey(photo, 'clean')) ?? new Uint8Array();
    expect(indexIn(bytes, 'Exif')).toBeGreaterThan(0);
    expect(indexIn(bytes, PLACE)).toBe(-1);
  });
});
