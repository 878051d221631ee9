import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { button, type Live, startLive } from '../support/live.ts';
import { CAMERA, indexIn, jpeg, PLACE, phonePhoto } from '../support/pictures.ts';
import { until } from '../support/until.ts';

let live: Live;
beforeAll(async () => {
  live = await startLive();
});
afterAll(() => live.stop());

const folder = () => join(live.stateDir, 'files', 'lumrang');
const kept = () => (existsSync(folder()) ? readdirSync(folder()).filter(name => !name.startsWith('.')) : []);
/** Every byte on the disk, the log included. */
function everything(): Uint8Array {
  const all = readdirSync(live.stateDir, { recursive: true, withFileTypes: true }).filter(each => each.isFile());
  return Buffer.concat(all.map(each => readFileSync(join(each.parentPath, each.name))));
}

it('a photo that was sent in the chat lies on the disk without its place, also after a power cut, and goes when it is taken back', async () => {
  const { platform } = live;
  const resident = live.resident('ยายทดสอบ');
  const say = (words: string) => live.answer(platform.act.say(resident.id, words));
  for (const words of ['แจ้งเรื่อง', 'ขยะ', 'กองเต็มหน้าบ้าน', 'ซอยสาม']) await say(words);
  const [act] = await platform.act.images(resident.id, [{ contentType: 'image/jpeg', bytes: phonePhoto() }]);
  await live.answer(Promise.resolve(act ?? null));
  const { messages } = await say('เสร็จแล้ว');
  await live.answer(platform.act.press(resident.id, button(messages, 'ส่ง')));
  await until('the cleaned photo', () => kept().some(name => name.startsWith('clean-')) && kept().length === 1);
  const [name = ''] = kept();
  const bytes = new Uint8Array(readFileSync(join(folder(), name)));
  expect(indexIn(bytes, jpeg({ segments: [] }).subarray(2))).toBeGreaterThan(0);
  for (const secret of [PLACE, CAMERA]) expect(indexIn(everything(), secret)).toBe(-1);

  const headers = { authorization: `Bearer ${await platform.idToken(resident.id)}` };
  const sent = await live.fetch('/api/photos', { method: 'POST', body: phonePhoto(), headers });
  expect(sent.status).toBe(201);
  await live.kill();
  writeFileSync(join(folder(), '.raw-half.1.0.tmp'), PLACE);
  await live.restart();
  await until('the second photo', () => kept().filter(each => each.startsWith('clean-')).length === 2);
  await until('no photo as it was sent', () => kept().length === 2);
  expect(indexIn(everything(), PLACE)).toBe(-1);

  await platform.act.unsend(resident.id, act?.messageId ?? '');
  await until('the photo to be gone', () => !kept().includes(name));
  // What no case has taken is gone after a day.
  await live.pass(24 * 3_600_000);
  await until('the upload to be gone', () => kept().length === 0);
}, 120_000);
