import { describe, expect, it } from 'vitest';
import { isUserId } from '../../dev/line/ids.ts';
import { signature } from '../../dev/line/signing.ts';
import { channel, createFixture } from './line-fixture.ts';

const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('signatures', () => {
  it('match the known answer of the documentation', async () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
    const bytes = new TextEncoder().encode(body);
    expect(await signature(channel.secret, bytes)).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
  });

  it('cover the exact bytes of every webhook', async () => {
    const { platform, somchai, delivered } = createFixture();
    await platform.act.say(somchai, 'น้ำไม่ไหล 🚰\r\n\tซอย ๓');
    const sent = delivered[0];
    expect(sent?.signature).toBe(await signature(channel.secret, new TextEncoder().encode(sent?.text)));
  });
});

describe('webhook events', () => {
  it('carry a text message in the shape of the documentation', async () => {
    const { platform, somchai, delivered, clock } = createFixture();
    await platform.act.say(somchai, 'สวัสดี', { emojis: [{ index: 0, length: 6, productId: 'p', emojiId: '001' }] });
    expect(isUserId(String(delivered[0]?.body.destination))).toBe(true);
    expect(delivered[0]?.body.events).toEqual([
      {
        type: 'message',
        message: {
          type: 'text',
          id: expect.stringMatching(/^\d{18}$/),
          text: 'สวัสดี',
          quoteToken: expect.any(String),
          emojis: [{ index: 0, length: 6, productId: 'p', emojiId: '001' }],
        },
        webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        deliveryContext: { isRedelivery: false },
        timestamp: clock.now,
        source: { type: 'user', userId: somchai },
        replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
        mode: 'active',
      },
    ]);
  });

  it('tell a first follow from a return after a block', async () => {
    const { platform, somchai, events } = createFixture();
    await platform.act.follow(somchai);
    await platform.act.unfollow(somchai);
    await platform.act.follow(somchai);
    expect(events().map(event => [event.type, event.follow ?? null, 'replyToken' in event])).toEqual([
      ['follow', { isUnblocked: false }, true],
      ['unfollow', null, false],
      ['follow', { isUnblocked: true }, true],
    ]);
  });

  it('name the group and the bot that is mentioned in it', async () => {
    const { platform, somchai, events, delivered } = createFixture();
    const group = platform.addGroup({ name: 'หมู่ ๓', members: [somchai] });
    await platform.act.say(somchai, 'ช่วยที', { in: group.id, mentionBot: true });
    expect(events()[0]).toMatchObject({
      source: { type: 'group', groupId: group.id, userId: somchai },
      message: {
        text: '@Prongsai ช่วยที',
        mention: {
          mentionees: [{ index: 0, length: 9, type: 'user', userId: delivered[0]?.body.destination, isSelf: true }],
        },
      },
    });
  });

  it('come as sticker, location, file, video, audio and quote', async () => {
    const { platform, somchai, events } = createFixture();
    const bytes = new Uint8Array([1, 2, 3]);
    const said = await platform.act.say(somchai, 'ก');
    await platform.act.say(somchai, 'ข', { quote: said.messageId ?? '' });
    await platform.act.sticker(somchai, '446', '1988');
    await platform.act.location(somchai, { title: 'บ้าน', address: 'หมู่ ๓', latitude: 15, longitude: 102 });
    await platform.act.media(somchai, 'file', { contentType: 'application/pdf', bytes, fileName: 'a.pdf' });
    await platform.act.media(somchai, 'video', { contentType: 'video/mp4', bytes, durationMs: 5000 });
    await platform.act.media(somchai, 'audio', { contentType: 'audio/m4a', bytes, durationMs: 700 });
    await platform.act.externalImage(somchai, 'https://elsewhere.example/a.jpg');
    expect(
      events()
        .slice(1)
        .map(event => event.message),
    ).toMatchObject([
      { type: 'text', quotedMessageId: said.messageId },
      { type: 'sticker', packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC' },
      { type: 'location', title: 'บ้าน', latitude: 15 },
      { type: 'file', fileName: 'a.pdf', fileSize: 3 },
      { type: 'video', duration: 5000, contentProvider: { type: 'line' } },
      { type: 'audio', duration: 700 },
      { type: 'image', contentProvider: { type: 'external', originalContentUrl: 'https://elsewhere.example/a.jpg' } },
    ]);
  });

  it('send photos taken together as one image set, each in its own request', async () => {
    const { platform, somchai, delivered, events } = createFixture();
    const image = { contentType: 'image/jpeg', bytes: new Uint8Array([1]) };
    await platform.act.images(somchai, [image, image, image]);
    const sets = events().map(
      event => (event.message as { imageSet: { id: string; index: number; total: number } }).imageSet,
    );
    expect(delivered).toHaveLength(3);
    expect(new Set(sets.map(set => set.id)).size).toBe(1);
    expect(sets.map(({ index, total }) => `${index}/${total}`).sort()).toEqual(['1/3', '2/3', '3/3']);
  });

  it('report buttons as postbacks, with what a date picker or a tab adds', async () => {
    const { platform, somchai, events } = createFixture();
    await platform.act.press(somchai, { type: 'postback', data: 'a=1', displayText: 'ตกลง' });
    await platform.act.press(
      somchai,
      { type: 'datetimepicker', data: 'd', mode: 'date' },
      { params: { date: '2026-11-23' } },
    );
    await platform.act.press(somchai, { type: 'richmenuswitch', data: 'tab', richMenuAliasId: 'none' });
    await platform.act.press(somchai, { type: 'message', text: 'เมนู' });
    expect(await platform.act.press(somchai, { type: 'uri', uri: 'https://example.com' })).toBeNull();
    expect(events().map(event => event.postback ?? event.message)).toMatchObject([
      { data: 'a=1' },
      { data: 'd', params: { date: '2026-11-23' } },
      { data: 'tab', params: { newRichMenuAliasId: 'none', status: 'RICHMENU_ALIAS_ID_NOTFOUND' } },
      { type: 'text', text: 'เมนู' },
    ]);
    expect(platform.view().chats[somchai]?.map(message => message.message.text)).toEqual(['ตกลง', 'เมนู']);
  });

  it('report joins, leaves, members, edits and kinds the bot has never heard of', async () => {
    const { platform, somchai, events } = createFixture();
    const nok = platform.addPerson({ name: 'นก' });
    const group = platform.addGroup({ name: 'หมู่ ๓', members: [somchai], joined: false });
    await platform.act.joinGroup(group.id);
    await platform.act.memberJoined(group.id, [nok.id]);
    await platform.act.memberLeft(group.id, [nok.id]);
    await platform.act.leaveGroup(group.id);
    const said = await platform.act.say(somchai, 'หนึง');
    await platform.act.edit(somchai, said.messageId ?? '', 'หนึ่ง');
    await platform.act.unknown('telepathy', { depth: 7 });
    expect(events().map(event => [event.type, 'replyToken' in event])).toEqual([
      ['join', true],
      ['memberJoined', true],
      ['memberLeft', false],
      ['leave', false],
      ['message', true],
      ['messageEdited', true],
      ['telepathy', false],
    ]);
    expect(events()[1]?.joined).toEqual({ members: [{ type: 'user', userId: nok.id }] });
    expect(events()[6]).not.toHaveProperty('source');
  });

  it('carry no reply token in standby mode', async () => {
    const { platform, somchai, events } = createFixture();
    await platform.act.say(somchai, 'ก', { mode: 'standby' });
    expect(events()[0]).toMatchObject({ mode: 'standby' });
    expect(events()[0]).not.toHaveProperty('replyToken');
  });

  it('take back an unsent message: its text on the phone and its file', async () => {
    const { platform, somchai, events, api } = createFixture();
    const [photo] = await platform.act.images(somchai, [{ contentType: 'image/jpeg', bytes: new Uint8Array([1]) }]);
    const id = photo?.messageId ?? '';
    await platform.act.unsend(somchai, id);
    expect(events()[1]).toMatchObject({ type: 'unsend', unsend: { messageId: id } });
    expect(events()[1]).not.toHaveProperty('replyToken');
    expect(platform.view().chats[somchai]?.[0]).toMatchObject({
      unsent: true,
      message: { type: 'unsent' },
      contentUrl: null,
    });
    expect((await api('GET', `/v2/bot/message/${id}/content`)).status).toBe(410);
  });

  it('cannot come from someone who has blocked the account', async () => {
    const { platform, somchai } = createFixture();
    await platform.act.unfollow(somchai);
    await expect(platform.act.say(somchai, 'ก')).rejects.toThrow('blocked');
  });
});

describe('delivery', () => {
  it('comes again after an error, with the same id and reply token, marked, and later each time', async () => {
    let tries = 0;
    const { platform, somchai, events, sleeps } = createFixture({
      answer: () => new Response(null, { status: ++tries < 4 ? 503 : 200 }),
    });
    const act = await platform.act.say(somchai, 'ก');
    expect(act.delivery).toMatchObject({ status: 503, outcome: 'error_status_code', attempt: 1 });
    await platform.idle();
    const sent = events();
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(event => event.webhookEventId)).size).toBe(1);
    expect(new Set(sent.map(event => event.replyToken)).size).toBe(1);
    expect(sent.map(event => (event.deliveryContext as { isRedelivery: boolean }).isRedelivery)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(sleeps.map(sleep => sleep.ms)).toEqual([3000, 6000, 12_000]);
    expect(platform.view().deliveries.at(-1)).toMatchObject({ attempt: 4, status: 200, outcome: 'ok' });
  });

  it('stops after the last redelivery, and does not come again when redelivery is off', async () => {
    const { platform, somchai, delivered } = createFixture({ answer: () => new Response(null, { status: 500 }) });
    platform.configure({ maxRedeliveries: 2 });
    await platform.act.say(somchai, 'ก');
    await platform.idle();
    expect(delivered).toHaveLength(3);
    platform.configure({ redelivery: false });
    await platform.act.say(somchai, 'ข');
    await platform.idle();
    expect(delivered).toHaveLength(4);
  });

  it('counts a bot that is too slow, or not there, as failed', async () => {
    const slow = createFixture({ answer: () => later(80).then(() => new Response('ok')) });
    slow.platform.configure({ timeoutMs: 20, redelivery: false });
    expect((await slow.platform.act.say(slow.somchai, 'ก')).delivery).toMatchObject({
      status: null,
      outcome: 'request_timeout',
    });
    const gone = createFixture({ answer: () => Promise.reject(new TypeError('fetch failed')) });
    gone.platform.configure({ redelivery: false });
    expect((await gone.platform.act.say(gone.somchai, 'ก')).delivery.outcome).toBe('could_not_connect');
  });

  it('sends nothing while the webhook is switched off', async () => {
    const { platform, somchai, delivered } = createFixture();
    platform.configure({ active: false });
    expect((await platform.act.say(somchai, 'ก')).delivery.outcome).toBe('inactive');
    expect(delivered).toHaveLength(0);
  });

  it('can double events, turn their order, and put several into one body', async () => {
    const { platform, somchai, delivered, events } = createFixture();
    platform.configure({ duplicates: 2 });
    await platform.act.say(somchai, 'ก');
    await platform.idle();
    expect(delivered).toHaveLength(3);
    expect(new Set(events().map(event => event.webhookEventId)).size).toBe(1);
    platform.configure({ duplicates: 0, reorder: true });
    const delivery = await platform.deliverTogether(async () => {
      await platform.act.say(somchai, 'หนึ่ง');
      await platform.act.say(somchai, 'สอง');
    });
    expect(delivery.eventTypes).toEqual(['message', 'message']);
    expect(
      events()
        .slice(3)
        .map(event => (event.message as { text: string }).text),
    ).toEqual(['สอง', 'หนึ่ง']);
  });

  it('can repeat one event as a redelivery, and send any events or bytes', async () => {
    const { platform, somchai, delivered, events } = createFixture();
    const act = await platform.act.say(somchai, 'ก');
    await platform.redeliver(act.event.webhookEventId);
    expect(events()[1]).toEqual({ ...act.event, deliveryContext: { isRedelivery: true } });
    await platform.deliverEvents([]);
    expect(delivered[2]?.body.events).toEqual([]);
    await platform.raw('not json', {}, { sign: true });
    expect(delivered[3]).toMatchObject({ text: 'not json', signature: expect.stringMatching(/=$/) });
    await platform.raw('{}', { 'X-LINE-Signature': 'wrong' });
    expect(delivered[4]?.signature).toBe('wrong');
  });

  it('marks people’s messages as read once the bot has taken them', async () => {
    const { platform, somchai } = createFixture();
    await platform.act.say(somchai, 'ก');
    expect(platform.view().chats[somchai]?.[0]?.read).toBe(true);
  });
});
