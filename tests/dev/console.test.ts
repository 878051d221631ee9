import { describe, expect, it } from 'vitest';
import { echoOf, stepOf } from '../../dev/console/chat/action.ts';
import { destination, pieces, webAddress } from '../../dev/console/chat/address.ts';
import { placeOf } from '../../dev/console/chat/places.ts';
import { dayName, hour } from '../../dev/console/chat/time.ts';
import { type Outgoing, rowsOf, troubleOf } from '../../dev/console/chat/timeline.ts';
import { choiceUrl, readChoice } from '../../dev/console/choice.ts';
import { merge, unread } from '../../dev/console/feed.ts';
import { color, font, gradient, ratio, step } from '../../dev/console/flex/length.ts';
import { wordsIn } from '../../dev/console/flex/node.ts';
import { boxStyle, place, solid } from '../../dev/console/flex/style.ts';
import { firstPeople } from '../../dev/console/people/first.ts';
import { words } from '../../dev/console/text.ts';
import { countTroubles, isOn, TROUBLES } from '../../dev/console/weather/troubles.ts';
import type { ChatMessage, Delivery, Fault, Faults, PersonView, StateView } from '../../dev/line/types.ts';
import { createFixture } from './line-fixture.ts';

const noon = Date.UTC(2026, 10, 22, 5, 0);
const user = 'U00000000000000000000000000000001';

function message(id: string, from: string, given: Partial<ChatMessage> = {}): ChatMessage {
  const text: ChatMessage['message'] = { type: 'text', text: id };
  const sent = { chat: user, at: noon, revision: 1, message: text, via: null, quickReply: [] } as const;
  const rest = { read: false, unsent: false, contentUrl: null, quoteToken: null };
  return { id, from: from as 'bot', ...sent, quickReply: [], ...rest, ...given };
}

function outgoing(text: string, given: Partial<Outgoing> = {}): Outgoing {
  return { key: 1, text, at: noon, state: 'sending', reason: null, ...given };
}

describe('links in a chat', () => {
  const apps = [
    { liffId: '12-ab', view: { type: 'full', url: 'http://127.0.0.1:8787/liff/' }, description: 'Prongsai' },
  ];

  it('open web pages on https or on this computer only', () => {
    expect(webAddress('https://example.com/a')).toBe('https://example.com/a');
    expect(webAddress('http://127.0.0.1:8787/')).toBe('http://127.0.0.1:8787/');
    for (const bad of ['http://example.com/', 'javascript:alert(1)', 'data:text/html,x', '//x', undefined]) {
      expect(webAddress(bad)).toBeUndefined();
    }
    expect(destination('javascript:alert(1)', apps, user)).toEqual({ kind: 'refused' });
  });

  it('open a LIFF app at its endpoint with path, query, fragment and whose phone it is', () => {
    expect(destination('https://liff.line.me/12-ab/cases/7?tab=log#end', apps, user)).toEqual({
      kind: 'page',
      url: `http://127.0.0.1:8787/liff/cases/7?tab=log&liff.user=${user}#end`,
      shown: 'Prongsai',
    });
    expect(destination('https://liff.line.me/99-zz', apps, user)).toEqual({ kind: 'no-liff' });
  });

  it('call a telephone number', () => {
    expect(destination('tel:034510000', apps, user)).toEqual({ kind: 'call', number: '034510000' });
  });

  it('are found in a text and leave the punctuation and the Thai words around them alone', () => {
    expect(pieces('ดูที่ https://example.com/a?b=1). หรือ www.example.go.th โทร 034-510-000 นะ')).toEqual([
      { text: 'ดูที่ ', link: null },
      { text: 'https://example.com/a?b=1', link: 'https://example.com/a?b=1' },
      { text: '). หรือ ', link: null },
      { text: 'www.example.go.th', link: 'https://www.example.go.th' },
      { text: ' โทร ', link: null },
      { text: '034-510-000', link: 'tel:034510000' },
      { text: ' นะ', link: null },
    ]);
    expect(pieces('<img src=x onerror=alert(1)>')).toEqual([{ text: '<img src=x onerror=alert(1)>', link: null }]);
  });
});

describe('a chat as rows', () => {
  it('starts with the day and starts each run of one sender anew', () => {
    const rows = rowsOf([message('a', user), message('b', 'bot'), message('c', 'bot')], [], user);
    expect(rows.map(row => (row.kind === 'message' ? [row.key, row.isFirst] : row.kind))).toEqual([
      'day',
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it('does not draw a text twice while it is being sent', () => {
    const rows = rowsOf([message('hello', user)], [outgoing('hello')], user);
    expect(rows.filter(row => row.kind === 'outgoing')).toEqual([]);
    expect(rows.find(row => row.kind === 'message')).toMatchObject({ isSending: true });
  });

  it('keeps a failed text, also when the same words were sent before', () => {
    const failed = outgoing('hello', { state: 'failed', reason: 'no' });
    const rows = rowsOf([message('hello', user)], [failed], user);
    expect(rows.at(-1)).toMatchObject({ kind: 'outgoing', outgoing: failed });
    expect(rows.find(row => row.kind === 'message')).toMatchObject({ isSending: false });
  });

  it('says why the bot has not got an event until a redelivery succeeds', () => {
    const tried: Delivery = {
      id: 'd1',
      revision: 1,
      at: noon,
      eventIds: ['e1'],
      eventTypes: ['message'],
      attempt: 1,
      status: 503,
      ms: 4,
      outcome: 'error_status_code',
    };
    expect(troubleOf('e1', [tried])).toBe(tried);
    expect(troubleOf('e1', [tried, { ...tried, id: 'd2', status: 200, outcome: 'ok' }])).toBeNull();
    expect(troubleOf('e2', [tried])).toBeNull();
  });

  it('names days in Thailand and in the Buddhist era', () => {
    const late = Date.UTC(2026, 10, 21, 17, 30);
    expect(dayName(late, noon, 'th')).toBe('วันนี้');
    expect(dayName(noon - 86_400_000, noon, 'en')).toBe('Yesterday');
    expect(dayName(noon - 9 * 86_400_000, noon, 'th')).toContain('2569');
    expect(hour(noon, 'th')).toBe('12:00');
  });
});

describe('buttons', () => {
  it('put their words into the chat as LINE does', () => {
    expect(echoOf({ type: 'message', label: 'a', text: 'b' })).toBe('b');
    expect(echoOf({ type: 'postback', label: 'a', data: 'd', displayText: 'c' })).toBe('c');
    expect(echoOf({ type: 'postback', label: 'a', data: 'd' })).toBeNull();
  });

  it('do on the phone what their action says', () => {
    expect(stepOf({ type: 'uri', uri: 'tel:1567' })).toEqual({ kind: 'open', link: 'tel:1567' });
    expect(stepOf({ type: 'cameraRoll' })).toEqual({ kind: 'photo' });
    expect(stepOf({ type: 'location' })).toEqual({ kind: 'place' });
    expect(stepOf({ type: 'datetimepicker' })).toEqual({ kind: 'date' });
    expect(stepOf({ type: 'later' })).toEqual({ kind: 'nothing' });
  });

  it('send a typed place only when it is on the earth', () => {
    expect(placeOf('บ้าน', '14.3', '99.4')).toMatchObject({ latitude: 14.3, longitude: 99.4 });
    for (const [north, east] of [
      ['', '99'],
      ['91', '99'],
      ['a', '99'],
      ['14', '181'],
    ] as const) {
      expect(placeOf('', north, east)).toBeNull();
    }
  });
});

describe('Flex styles', () => {
  it('take nothing but what LINE accepts', () => {
    expect(step('md')).toBe('8px');
    expect(font('3xl')).toBe('35px');
    expect(step('42.5%')).toBe('42.5%');
    expect(ratio('20:13')).toBe('20 / 13');
    expect(color('#0B6B4F')).toBe('#0B6B4F');
    for (const bad of ['red', 'url(//x)', '#12', 'calc(1px)', '1px;color:red']) {
      expect(color(bad)).toBeUndefined();
      expect(step(bad)).toBeUndefined();
    }
    const angles = { start: '#fff', end: '#000', center: undefined, position: undefined };
    expect(gradient({ ...angles, angle: '90deg' })).toBe('linear-gradient(90deg, #fff 0%, #000 100%)');
    expect(gradient({ ...angles, angle: '90deg),url(//x' })).toBeUndefined();
  });

  it('draw a percentage bar as a share of its box', () => {
    expect(solid(boxStyle({ type: 'box', layout: 'vertical', width: '62.7%', height: '8px' }))).toEqual({
      width: '62.7%',
      height: '8px',
    });
  });

  it('share a row equally, and keep `flex: 0` and given widths', () => {
    expect(place({ type: 'text' }, 'horizontal', 'sm', false)).toMatchObject({
      flex: '1 0 0px',
      marginInlineStart: '4px',
    });
    expect(place({ type: 'text', flex: 0 }, 'horizontal', undefined, true).flex).toBe('0 0 auto');
    expect(place({ type: 'box', width: '30px' }, 'horizontal', undefined, true).flex).toBe('0 0 auto');
    expect(place({ type: 'text' }, 'vertical', 'md', false)).toMatchObject({ flex: '0 0 auto', marginTop: '8px' });
  });

  it('name a box that can be pressed by the words in it', () => {
    const box = {
      type: 'box',
      contents: [
        { type: 'text', text: 'ถนน' },
        { type: 'box', contents: [{ type: 'text', text: 'หมู่ ๓' }] },
      ],
    };
    expect(wordsIn(box)).toBe('ถนน หมู่ ๓');
  });
});

describe('the live picture', () => {
  it('puts what changed over what was there, and is replaced by a whole view', async () => {
    const fixture = createFixture();
    await fixture.platform.act.say(fixture.somchai, 'หนึ่ง');
    const before: StateView = fixture.platform.view();
    await fixture.platform.act.say(fixture.somchai, 'สอง');
    const partial = fixture.platform.view(before.revision);
    expect(partial.whole).toBe(false);
    const merged = merge(before, partial);
    const whole = fixture.platform.view();
    expect(merged.chats).toEqual(whole.chats);
    expect(merge(merged, whole)).toBe(whole);
  });

  it('counts what others sent after it was last seen', () => {
    const list = [message('a', 'bot'), message('b', 'bot', { at: noon + 1 }), message('c', user, { at: noon + 2 })];
    expect(unread(list, user, noon)).toBe(1);
  });
});

describe('the choice of people and language', () => {
  it('survives in the URL, over what the browser keeps', () => {
    const stored = JSON.stringify({ language: 'en', left: 'U1', right: 'U2' });
    expect(readChoice(stored, '?left=U9&lang=th')).toMatchObject({ language: 'th', left: 'U9', right: 'U2' });
    expect(choiceUrl(readChoice(stored, ''))).toBe('?lang=en&left=U1&right=U2');
    expect(readChoice('{broken', '').language).toBe('th');
  });

  it('begins with a resident on the left and someone of the office on the right', () => {
    const person = (id: string, label: string) => ({ id, label }) as PersonView;
    const people = [person('a', 'เลขานุการ'), person('b', 'ชาวบ้าน'), person('c', 'ประชาชน'), person('d', 'ปลัด')];
    expect(firstPeople(people)).toEqual({ left: 'b', right: 'a' });
    expect(firstPeople([])).toEqual({ left: null, right: null });
  });
});

describe("LINE's troubles", () => {
  const healthy: Faults = {
    rules: [],
    delivering: {
      active: true,
      redelivery: true,
      maxRedeliveries: 4,
      redeliveryDelayMs: 1,
      timeoutMs: 1,
      duplicates: 0,
      reorder: false,
    },
  };

  it('are none at first', () => {
    expect(countTroubles(healthy)).toBe(0);
  });

  it('are on when every call they concern is spoiled, until healed', () => {
    const fault: Fault = { type: 'rate-limit' };
    const rules = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'] as const;
    const limited = TROUBLES.find(trouble => trouble.id === 'limited');
    if (limited === undefined) throw new Error('no such trouble');
    const all = rules.map((on, i) => ({ id: `f${i}`, on, fault, left: null }));
    expect(isOn(limited, { ...healthy, rules: all })).toBe(true);
    expect(isOn(limited, { ...healthy, rules: all.slice(1) })).toBe(false);
    expect(countTroubles({ ...healthy, delivering: { ...healthy.delivering, redelivery: false } })).toBe(1);
  });
});

describe("the console's words", () => {
  it('are all there in both languages', () => {
    const flat = (value: object): string[] =>
      Object.values(value).flatMap(entry => (typeof entry === 'object' && entry !== null ? flat(entry) : [entry]));
    for (const text of [...flat(words.th), ...flat(words.en)]) {
      if (typeof text === 'string') expect(text.trim()).not.toBe('');
    }
    expect(flat(words.en)).toHaveLength(flat(words.th).length);
  });
});
