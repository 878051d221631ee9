import { describe, expect, it } from 'vitest';
import { createFixture, text } from './line-fixture.ts';

type Refusal = { message: string; details?: { message: string; property: string }[] };

/** Null when LINE would take the message. */
async function refusal(...messages: unknown[]): Promise<Refusal | null> {
  const { api } = createFixture();
  const response = await api('POST', '/v2/bot/message/validate/push', { messages });
  return response.status === 200 ? null : ((await response.json()) as Refusal);
}

const properties = async (...messages: unknown[]) =>
  (await refusal(...messages))?.details?.map(detail => detail.property);

const quick = (action: unknown, count = 1) => ({
  ...text('เลือก'),
  quickReply: { items: Array(count).fill({ type: 'action', action }) },
});
const postback = (fields: object) => ({ type: 'postback', label: 'กด', data: 'a', ...fields });
const buttons = (fields: object) => ({
  type: 'template',
  altText: 'ปุ่ม',
  template: { type: 'buttons', text: 'เลือก', actions: [postback({})], ...fields },
});

describe('text messages', () => {
  it('have 1 to 5,000 UTF-16 units', async () => {
    expect(await refusal(text('ก'.repeat(5000)))).toBeNull();
    expect(await refusal(text('ก'.repeat(5001)))).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Length must be between 0 and 5000', property: 'messages[0].text' }],
    });
    expect(await refusal(text('😀'.repeat(2501)))).not.toBeNull();
    expect(await refusal(text(''))).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'messages[0].text' }],
    });
  });

  it('place LINE emojis on a dollar sign', async () => {
    const emojis = [{ index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
    expect(await refusal({ ...text('$ สวัสดี'), emojis })).toBeNull();
    expect(await properties({ ...text('สวัสดี'), emojis })).toEqual(['messages[0].emojis[0].index']);
  });

  it('of the second version name every substitution', async () => {
    const substitution = { laugh: { type: 'emoji', productId: 'p', emojiId: '002' } };
    expect(await refusal({ type: 'textV2', text: '{laugh} {{x}}', substitution })).toBeNull();
    expect(await properties({ type: 'textV2', text: '{cry}', substitution })).toEqual(['messages[0].text']);
    expect(await properties({ type: 'textV2', text: '{laugh', substitution })).toEqual(['messages[0].text']);
  });
});

describe('every message', () => {
  it('has a type LINE knows, and all errors are listed', async () => {
    const found = await refusal({ type: 'hologram' }, text(''), { type: 'sticker', packageId: '1' });
    expect(found?.message).toBe('The request body has 3 error(s)');
    expect(found?.details?.map(detail => detail.property)).toEqual([
      'messages[0].type',
      'messages[1].text',
      'messages[2].stickerId',
    ]);
  });

  it('has no property that LINE does not know', async () => {
    expect(await properties({ ...text('ก'), quickreply: {} })).toEqual(['messages[0].quickreply']);
  });

  it('links media over https, percent-encoded', async () => {
    const image = (url: string) => ({
      type: 'image',
      originalContentUrl: url,
      previewImageUrl: 'https://example.com/a.jpg',
    });
    expect(await refusal(image('https://example.com/%E0%B8%81.jpg'))).toBeNull();
    for (const url of ['http://example.com/a.jpg', 'https://example.com/ก.jpg', 'https://example.com/a b', 'a.jpg']) {
      expect(await properties(image(url))).toEqual(['messages[0].originalContentUrl']);
    }
    expect(await properties(image(`https://example.com/${'a'.repeat(2000)}`))).toEqual([
      'messages[0].originalContentUrl',
    ]);
  });

  it('of other kinds is checked too: sticker, location, audio, imagemap', async () => {
    const area = { x: 0, y: 0, width: 10, height: 10 };
    const imagemap = {
      type: 'imagemap',
      baseUrl: 'https://example.com/map',
      altText: 'แผนที่',
      baseSize: { width: 1040, height: 700 },
      actions: [{ type: 'message', text: 'ก', area }],
    };
    expect(await refusal({ type: 'sticker', packageId: '446', stickerId: '1988' }, imagemap)).toBeNull();
    expect(await properties({ ...imagemap, baseSize: { width: 1000, height: 700 } })).toEqual([
      'messages[0].baseSize.width',
    ]);
    expect(await properties({ ...imagemap, actions: [{ type: 'uri', linkUri: 'ftp://x.example', area }] })).toEqual([
      'messages[0].actions[0].linkUri',
    ]);
    const place = { type: 'location', title: 'อบต.', address: 'หมู่ ๓', latitude: 15.2, longitude: 102.1 };
    expect(await refusal(place)).toBeNull();
    expect(await properties({ ...place, title: 'ก'.repeat(101), latitude: 91 })).toEqual([
      'messages[0].title',
      'messages[0].latitude',
    ]);
    expect(await properties({ type: 'audio', originalContentUrl: 'https://example.com/a.m4a' })).toEqual([
      'messages[0].duration',
    ]);
  });
});

describe('quick replies', () => {
  const yes = { type: 'message', label: 'ใช่', text: 'ใช่' };

  it('are 1 to 13', async () => {
    expect(await refusal(quick(yes, 13))).toBeNull();
    expect(await refusal(quick(yes, 14))).toMatchObject({
      message: 'A message (messages[0]) in the request body is invalid',
      details: [{ message: 'size must be between 1 and 13', property: 'quickReply/items' }],
    });
    expect(await refusal(quick(yes, 0))).not.toBeNull();
  });

  it('have labels of 20 characters as a reader counts them', async () => {
    const label = `${'ที่นี่'.repeat(6)}ที่`;
    expect([...new Intl.Segmenter('th').segment(label)].length).toBeLessThanOrEqual(20);
    expect(label.length).toBeGreaterThan(20);
    expect(await refusal(quick({ ...yes, label }))).toBeNull();
    expect(await properties(quick({ ...yes, label: 'ก'.repeat(21) }))).toEqual(['quickReply/items/0/action/label']);
    expect(await properties(quick({ type: 'location' }))).toEqual(['quickReply/items/0/action/label']);
  });

  it('may open the camera, the photos and the map; tabs of a rich menu they may not', async () => {
    for (const type of ['camera', 'cameraRoll', 'location']) {
      expect(await refusal(quick({ type, label: 'เปิด' }))).toBeNull();
    }
    expect(await properties(quick({ type: 'richmenuswitch', richMenuAliasId: 'a', data: 'b' }))).toEqual([
      'quickReply/items/0/action/type',
    ]);
  });
});

describe('actions', () => {
  it('carry 300 UTF-16 units of data and 300 characters of displayText', async () => {
    expect(await refusal(quick(postback({ data: 'a'.repeat(300), displayText: 'ที่'.repeat(300) })))).toBeNull();
    expect(await properties(quick(postback({ data: 'ก'.repeat(301) })))).toEqual(['quickReply/items/0/action/data']);
    expect(await properties(quick(postback({ data: '😀'.repeat(151) })))).toEqual(['quickReply/items/0/action/data']);
    expect(await properties(quick(postback({ displayText: 'ก'.repeat(301) })))).toEqual([
      'quickReply/items/0/action/displayText',
    ]);
    expect(await properties(quick(postback({ data: undefined })))).toEqual(['quickReply/items/0/action/data']);
    expect(await properties(quick(postback({ displayText: 'ก', text: 'ข' })))).toEqual([
      'quickReply/items/0/action/text',
    ]);
  });

  it('open http, https, line and tel links of at most 1,000 characters', async () => {
    const link = (uri: string) => quick({ type: 'uri', label: 'เปิด', uri });
    for (const uri of [
      'https://example.com/',
      'tel:044123456',
      'line://nv/location',
      'https://line.me/R/nv/location/',
    ]) {
      expect(await refusal(link(uri))).toBeNull();
    }
    for (const uri of [
      'javascript:alert(1)',
      'mailto:a@example.com',
      'example.com',
      'https://example.com/ก',
      `https://example.com/${'a'.repeat(1000)}`,
    ]) {
      expect(await properties(link(uri))).toEqual(['quickReply/items/0/action/uri']);
    }
  });

  it('pick dates in the format of their mode', async () => {
    const pick = (fields: object) => quick({ type: 'datetimepicker', label: 'วัน', data: 'd', mode: 'date', ...fields });
    expect(await refusal(pick({ initial: '2026-11-22', min: '2026-11-22', max: '2026-12-22' }))).toBeNull();
    expect(await properties(pick({ initial: '22/11/2569' }))).toEqual(['quickReply/items/0/action/initial']);
    expect(await properties(pick({ min: '2026-12-22', max: '2026-11-22' }))).toEqual(['quickReply/items/0/action/max']);
    expect(await properties(pick({ mode: 'century' }))).toEqual(['quickReply/items/0/action/mode']);
  });
});

describe('template messages', () => {
  it('count texts as readers do, shorter under a title or image', async () => {
    expect(await refusal(buttons({ text: 'ที่'.repeat(160) }))).toBeNull();
    expect(await properties(buttons({ text: 'ก'.repeat(161) }))).toContain('template/text');
    expect(await properties(buttons({ title: 'หัวข้อ', text: 'ก'.repeat(61) }))).toEqual(['template/text']);
    expect(await properties(buttons({ title: 'ก'.repeat(41) }))).toEqual(['template/title']);
  });

  it('have as many actions as their kind allows', async () => {
    expect(await properties(buttons({ actions: Array(5).fill(postback({})) }))).toEqual(['template/actions']);
    const confirm = (count: number) => ({
      type: 'template',
      altText: 'ยืนยัน',
      template: { type: 'confirm', text: 'ใช่ไหม', actions: Array(count).fill(postback({})) },
    });
    expect(await refusal(confirm(2))).toBeNull();
    expect(await properties(confirm(1))).toEqual(['template/actions']);
  });

  it('keep the columns of a carousel alike', async () => {
    const carousel = (...columns: object[]) => ({
      type: 'template',
      altText: 'ก',
      template: { type: 'carousel', columns },
    });
    const column = (count: number) => ({ text: 'ก', actions: Array(count).fill(postback({})) });
    expect(await refusal(carousel(column(2), column(2)))).toBeNull();
    expect(await properties(carousel(column(2), column(1)))).toEqual(['template/columns']);
    expect(await properties(carousel(...Array(11).fill(column(1))))).toEqual(['template/columns']);
  });

  it('and Flex Messages have an altText of at most 1,500 UTF-16 units', async () => {
    expect(await refusal({ ...buttons({}), altText: 'ก'.repeat(1500) })).toBeNull();
    expect(await properties({ ...buttons({}), altText: 'ก'.repeat(1501) })).toEqual(['messages[0].altText']);
    expect(await properties({ ...buttons({}), altText: '' })).toEqual(['messages[0].altText']);
  });
});

describe('request bodies', () => {
  it('are JSON objects: 415, 400 and 413 say what is wrong', async () => {
    const { platform, somchai } = createFixture();
    const post = (body: string, type = 'application/json') =>
      platform.handle(
        new Request('https://api.line.me/v2/bot/message/push', {
          method: 'POST',
          headers: { authorization: `Bearer ${platform.issueToken()}`, 'content-type': type },
          body,
        }),
      );
    expect((await post('{}', 'text/plain')).status).toBe(415);
    const broken = await post('{');
    expect([broken.status, await broken.json()]).toEqual([
      400,
      { message: expect.stringMatching(/^The request body could not be parsed as JSON \(line: 1, column: \d+\)$/) },
    ]);
    expect((await post('[]')).status).toBe(400);
    expect((await post(JSON.stringify({ to: somchai, messages: [text('ก'.repeat(800_000))] }))).status).toBe(413);
    expect((await post(JSON.stringify({ to: somchai, messages: [text('ก')], notify: true }))).status).toBe(400);
  });
});
