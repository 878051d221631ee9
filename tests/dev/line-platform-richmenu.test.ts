import { describe, expect, it } from 'vitest';
import { createFixture, png } from './line-fixture.ts';

const menu = (fields: object = {}) => ({
  size: { width: 2500, height: 1686 },
  selected: true,
  name: 'เมนูหลัก',
  chatBarText: 'เมนู',
  areas: [
    { bounds: { x: 0, y: 0, width: 1250, height: 1686 }, action: { type: 'message', label: 'ถาม', text: 'ถาม' } },
    { bounds: { x: 1250, y: 0, width: 1250, height: 1686 }, action: { type: 'uri', uri: 'https://liff.line.me/1-a' } },
  ],
  ...fields,
});

type Fixture = ReturnType<typeof createFixture>;

async function create(fixture: Fixture, fields: object = {}): Promise<string> {
  const response = await fixture.api('POST', '/v2/bot/richmenu', menu(fields));
  return ((await response.json()) as { richMenuId: string }).richMenuId;
}

function upload(fixture: Fixture, id: string, bytes: Uint8Array<ArrayBuffer>, type = 'image/png'): Promise<Response> {
  const headers = { authorization: `Bearer ${fixture.platform.issueToken()}`, 'content-type': type };
  const url = `https://api-data.line.me/v2/bot/richmenu/${id}/content`;
  return fixture.platform.handle(new Request(url, { method: 'POST', headers, body: bytes }));
}

async function createWithImage(fixture: Fixture, fields: object = {}): Promise<string> {
  const id = await create(fixture, fields);
  expect((await upload(fixture, id, png(2500, 1686))).status).toBe(200);
  return id;
}

describe('rich menus', () => {
  it('are created, listed, read and deleted', async () => {
    const fixture = createFixture();
    const id = await create(fixture);
    expect(id).toMatch(/^richmenu-[0-9a-f]{32}$/);
    expect(await (await fixture.api('GET', `/v2/bot/richmenu/${id}`)).json()).toEqual({ ...menu(), richMenuId: id });
    expect(await (await fixture.api('GET', '/v2/bot/richmenu/list')).json()).toEqual({
      richmenus: [{ ...menu(), richMenuId: id }],
    });
    expect((await fixture.api('DELETE', `/v2/bot/richmenu/${id}`)).status).toBe(200);
    expect((await fixture.api('GET', `/v2/bot/richmenu/${id}`)).status).toBe(404);
  });

  it.each([
    ['name', { name: undefined }],
    ['size.width', { size: { width: 700, height: 400 }, areas: [] }],
    ['size', { size: { width: 1200, height: 1000 }, areas: [] }],
    ['size.height', { size: { width: 800, height: 200 }, areas: [] }],
    ['chatBarText', { chatBarText: 'ก'.repeat(15) }],
    ['areas', { areas: Array(21).fill(menu().areas[0]) }],
    ['areas[0].bounds', { areas: [{ ...menu().areas[0], bounds: { x: 2000, y: 0, width: 600, height: 10 } }] }],
    ['areas[0].action.uri', { areas: [{ ...menu().areas[0], action: { type: 'uri', uri: 'app://open' } }] }],
    [
      'areas[0].action.label',
      { areas: [{ ...menu().areas[0], action: { type: 'message', label: 'ก'.repeat(21), text: 'ก' } }] },
    ],
    ['areas[0].action.type', { areas: [{ ...menu().areas[0], action: { type: 'camera', label: 'ก' } }] }],
  ])('are refused for a wrong %s', async (property, fields) => {
    const { api } = createFixture();
    for (const path of ['/v2/bot/richmenu', '/v2/bot/richmenu/validate']) {
      const response = await api('POST', path, menu(fields));
      expect(response.status).toBe(400);
      const body = (await response.json()) as { message: string; details: { property: string }[] };
      expect(body.message).toBe('The request body has 1 error(s)');
      expect(body.details[0]?.property).toBe(property);
    }
  });

  it('take one PNG or JPEG of the right size', async () => {
    const fixture = createFixture();
    const id = await create(fixture);
    expect((await upload(fixture, id, png(700, 400))).status).toBe(400);
    expect((await upload(fixture, id, png(1000, 1000))).status).toBe(400);
    expect((await upload(fixture, id, new Uint8Array(100))).status).toBe(400);
    expect((await upload(fixture, id, png(2500, 1686), 'image/jpeg')).status).toBe(400);
    expect((await upload(fixture, id, png(2500, 1686), 'image/webp')).status).toBe(415);
    const heavy = new Uint8Array(1024 * 1024 + 1);
    heavy.set(png(2500, 1686));
    expect((await upload(fixture, id, heavy)).status).toBe(400);
    expect((await upload(fixture, `richmenu-${'0'.repeat(32)}`, png(2500, 1686))).status).toBe(404);
    expect((await upload(fixture, id, png(2500, 1686))).status).toBe(200);
    const again = await upload(fixture, id, png(2500, 1686));
    expect(await again.json()).toEqual({ message: 'An image has already been uploaded to the richmenu' });
    const image = await fixture.api('GET', `/v2/bot/richmenu/${id}/content`);
    expect([image.headers.get('content-type'), (await image.arrayBuffer()).byteLength]).toEqual(['image/png', 64]);
  });

  it('read the size of a JPEG from its frame header', async () => {
    const fixture = createFixture();
    const id = await create(fixture);
    const jpeg = new Uint8Array([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0x06, 0x96, 0x09, 0xc4, 1, 1, 0x11, 0, 0,
    ]);
    expect((await upload(fixture, id, jpeg, 'image/jpeg')).status).toBe(200);
  });

  it('are shown only with an image: as default, or to one friend', async () => {
    const fixture = createFixture();
    const { api, platform, somchai } = fixture;
    const bare = await create(fixture);
    const refused = await api('POST', `/v2/bot/user/all/richmenu/${bare}`);
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { message: 'must upload richmenu image before applying it to user', details: [] },
    ]);
    expect(await (await api('GET', '/v2/bot/user/all/richmenu')).json()).toEqual({
      message: 'no default richmenu',
      details: [],
    });
    const main = await createWithImage(fixture);
    const staff = await createWithImage(fixture, { name: 'เจ้าหน้าที่' });
    const shown = () => platform.view().people.find(person => person.id === somchai)?.richMenuId;
    await api('POST', `/v2/bot/user/all/richmenu/${main}`);
    expect(shown()).toBe(main);
    expect((await api('GET', `/v2/bot/user/${somchai}/richmenu`)).status).toBe(404);
    await api('POST', `/v2/bot/user/${somchai}/richmenu/${staff}`);
    expect(shown()).toBe(staff);
    expect(await (await api('GET', `/v2/bot/user/${somchai}/richmenu`)).json()).toEqual({ richMenuId: staff });
    await api('DELETE', `/v2/bot/user/${somchai}/richmenu`);
    expect(shown()).toBe(main);
    await api('DELETE', '/v2/bot/user/all/richmenu');
    expect(shown()).toBeNull();
    expect((await api('POST', `/v2/bot/user/somchai/richmenu/${staff}`)).status).toBe(400);
  });

  it('are linked in bulk to friends only, 202', async () => {
    const fixture = createFixture();
    const { api, platform, somchai } = fixture;
    const blocked = platform.addPerson({ name: 'บล็อก', blocked: true }).id;
    const id = await createWithImage(fixture);
    const bulk = (body: object) => api('POST', '/v2/bot/richmenu/bulk/link', body);
    expect((await bulk({ richMenuId: id, userIds: [somchai, blocked] })).status).toBe(202);
    expect(platform.state.richMenus.perUser).toEqual({ [somchai]: id });
    expect((await bulk({ richMenuId: 'nothing', userIds: [somchai] })).status).toBe(400);
    expect((await bulk({ richMenuId: `richmenu-${'0'.repeat(32)}`, userIds: [somchai] })).status).toBe(404);
    expect((await bulk({ richMenuId: id, userIds: ['x'] })).status).toBe(400);
    expect((await api('POST', '/v2/bot/richmenu/bulk/unlink', { userIds: [somchai] })).status).toBe(202);
    expect(platform.state.richMenus.perUser).toEqual({});
  });

  it('switch by alias when a tab is tapped', async () => {
    const fixture = createFixture();
    const { api, platform, somchai, events } = fixture;
    const [first, second] = [await createWithImage(fixture), await createWithImage(fixture)];
    const alias = (richMenuAliasId: string, richMenuId: string) =>
      api('POST', '/v2/bot/richmenu/alias', { richMenuAliasId, richMenuId });
    expect((await alias('tab-a', first)).status).toBe(200);
    expect(await (await alias('tab-a', second)).json()).toEqual({ message: 'conflict richmenu alias id', details: [] });
    expect((await alias('แท็บ', second)).status).toBe(400);
    expect((await alias('tab-b', await create(fixture))).status).toBe(400);
    expect((await alias('tab-b', second)).status).toBe(200);
    expect(await (await api('GET', '/v2/bot/richmenu/alias/list')).json()).toEqual({
      aliases: [
        { richMenuAliasId: 'tab-a', richMenuId: first },
        { richMenuAliasId: 'tab-b', richMenuId: second },
      ],
    });
    await platform.act.press(somchai, { type: 'richmenuswitch', richMenuAliasId: 'tab-b', data: 'to-b' });
    expect(events()[0]?.postback).toEqual({ data: 'to-b', params: { newRichMenuAliasId: 'tab-b', status: 'SUCCESS' } });
    expect(platform.state.richMenus.perUser[somchai]).toBe(second);
    await api('POST', '/v2/bot/richmenu/alias/tab-b', { richMenuId: first });
    expect(await (await api('GET', '/v2/bot/richmenu/alias/tab-b')).json()).toEqual({
      richMenuAliasId: 'tab-b',
      richMenuId: first,
    });
    expect((await api('DELETE', '/v2/bot/richmenu/alias/tab-b')).status).toBe(200);
    const gone = await api('DELETE', '/v2/bot/richmenu/alias/tab-b');
    expect([gone.status, await gone.json()]).toEqual([404, { message: 'richmenu alias not found', details: [] }]);
  });

  it('disappear from those who saw them when deleted', async () => {
    const fixture = createFixture();
    const id = await createWithImage(fixture);
    await fixture.api('POST', `/v2/bot/user/all/richmenu/${id}`);
    await fixture.api('POST', `/v2/bot/user/${fixture.somchai}/richmenu/${id}`);
    await fixture.api('DELETE', `/v2/bot/richmenu/${id}`);
    expect(fixture.platform.view().people[0]?.richMenuId).toBeNull();
  });
});
