import type { messagingApi } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import { createFixture } from './line-fixture.ts';

type Details = { message: string; property: string }[];

async function details(contents: unknown): Promise<Details> {
  const { api } = createFixture();
  const messages = [{ type: 'flex', altText: 'การ์ด', contents }];
  const response = await api('POST', '/v2/bot/message/validate/reply', { messages });
  if (response.status === 200) return [];
  const body = (await response.json()) as { message: string; details: Details };
  expect(body.message).toBe('A message (messages[0]) in the request body is invalid');
  return body.details;
}

const properties = async (contents: unknown) => (await details(contents)).map(detail => detail.property);

const words = (fields: object = {}) => ({ type: 'text', text: 'ข้อความ', ...fields });
const box = (...contents: unknown[]) => ({ type: 'box', layout: 'vertical', contents });
const bubble = (...contents: unknown[]) => ({ type: 'bubble', body: box(...contents) });
const image = { type: 'image', url: 'https://example.com/a.jpg' };
const tap = { type: 'postback', label: 'กด', data: 'a' };

/** One of everything, in the types of LINE's own SDK: a property we do not know would be refused. */
const everything = {
  type: 'bubble',
  size: 'giga',
  direction: 'ltr',
  action: { type: 'uri', uri: 'https://example.com', altUri: { desktop: 'https://example.com/pc' } },
  styles: {
    header: { backgroundColor: '#00ffff' },
    hero: { separator: true, separatorColor: '#000000' },
    body: { backgroundColor: '#00FFFF80' },
    footer: { separator: false },
  },
  header: {
    type: 'box',
    layout: 'baseline',
    contents: [
      { type: 'icon', url: 'https://example.com/i.png', size: '3xl', aspectRatio: '2:1', margin: 'xs', scaling: true },
      { type: 'text', text: 'หัวข้อ', weight: 'bold', flex: 0 },
      { type: 'filler', flex: 2 },
    ],
  },
  hero: {
    type: 'video',
    url: 'https://example.com/v.mp4',
    previewUrl: 'https://example.com/v.jpg',
    altContent: { type: 'image', url: 'https://example.com/v.jpg', size: 'full', aspectRatio: '20:13' },
    aspectRatio: '20:13',
    action: { type: 'uri', label: 'ดู', uri: 'https://example.com' },
  },
  body: {
    type: 'box',
    layout: 'horizontal',
    flex: 1,
    spacing: 'md',
    margin: '5px',
    position: 'relative',
    offsetTop: '-5px',
    offsetBottom: '10%',
    offsetStart: 'none',
    offsetEnd: 'xxl',
    backgroundColor: '#FFFFFF00',
    borderColor: '#000000',
    borderWidth: 'semi-bold',
    cornerRadius: '10px',
    width: '50%',
    maxWidth: '200px',
    height: '10.5px',
    maxHeight: '100%',
    paddingAll: 'lg',
    paddingTop: '1px',
    paddingBottom: '2%',
    paddingStart: 'none',
    paddingEnd: 'xs',
    action: { type: 'message', label: 'ก', text: 'ก' },
    justifyContent: 'space-evenly',
    alignItems: 'flex-end',
    background: {
      type: 'linearGradient',
      angle: '23.5deg',
      startColor: '#FFFF00',
      endColor: '#0080ffcc',
      centerColor: '#ffffff',
      centerPosition: '10%',
    },
    contents: [
      {
        type: 'text',
        flex: 3,
        text: 'ละเลย',
        size: '18px',
        align: 'end',
        gravity: 'bottom',
        color: '#111111',
        weight: 'regular',
        style: 'italic',
        decoration: 'line-through',
        wrap: true,
        lineSpacing: '4px',
        margin: 'none',
        maxLines: 2,
        adjustMode: 'shrink-to-fit',
        scaling: true,
        contents: [
          {
            type: 'span',
            text: 'ก',
            size: 'xxl',
            color: '#4f8f00',
            weight: 'bold',
            style: 'normal',
            decoration: 'underline',
          },
        ],
      },
      {
        type: 'image',
        url: 'https://example.com/a.png',
        size: '30%',
        aspectRatio: '1.91:1',
        aspectMode: 'cover',
        align: 'center',
        gravity: 'top',
        backgroundColor: '#eeeeee',
        animated: true,
        flex: 1,
        margin: 'sm',
      },
      { type: 'separator', margin: 'xl', color: '#cccccc' },
    ],
  },
  footer: {
    type: 'box',
    layout: 'vertical',
    contents: [
      {
        type: 'button',
        action: { type: 'clipboard', label: 'คัดลอก', clipboardText: 'LR-2569-000123' },
        flex: 1,
        margin: 'md',
        height: 'sm',
        style: 'primary',
        color: '#0B6E4F',
        gravity: 'center',
        adjustMode: 'shrink-to-fit',
        scaling: true,
        position: 'absolute',
        offsetTop: '1px',
      },
      { type: 'box', layout: 'vertical', contents: [] },
    ],
  },
} satisfies messagingApi.FlexBubble;

describe('Flex Messages', () => {
  it('may use every property that LINE’s own types name', async () => {
    expect(await details(everything)).toEqual([]);
  });

  it('are a bubble with at least one block, or a carousel', async () => {
    expect(await details({ type: 'bubble' })).toEqual([
      { message: 'At least one block must be specified', property: '/' },
    ]);
    expect(await properties({ type: 'card' })).toEqual(['/type']);
    expect(await properties({ ...bubble(words()), size: 'huge' })).toEqual(['/size']);
    expect(await properties({ ...bubble(words()), body: words() })).toEqual(['/body/type']);
    expect(await properties({ ...bubble(words()), hero: words() })).toEqual(['/hero/type']);
  });

  it('show no empty text', async () => {
    expect(await details(bubble(words({ text: '' })))).toEqual([
      { message: 'must be non-empty text', property: '/body/contents/0/text' },
    ]);
    expect(await properties(bubble({ type: 'text' }))).toEqual(['/body/contents/0/text']);
    expect(await properties(bubble({ type: 'text', contents: [{ type: 'span', text: '' }] }))).toEqual([
      '/body/contents/0/contents/0/text',
    ]);
    expect(await properties(bubble({ type: 'text', contents: [] }))).toEqual(['/body/contents/0/contents']);
  });

  it('refuse unknown properties and components that stand in the wrong place', async () => {
    expect(await details(bubble(words({ colour: '#000000' })))).toEqual([
      { message: 'unknown field', property: '/body/contents/0/colour' },
    ]);
    expect(await properties(bubble({ type: 'icon', url: 'https://example.com/i.png' }))).toEqual([
      '/body/contents/0/type',
    ]);
    expect(await properties(bubble({ type: 'spacer' }))).toEqual(['/body/contents/0/type']);
    expect(await properties(bubble({ ...box(), layout: 'baseline', contents: [image] }))).toEqual([
      '/body/contents/0/contents/0/type',
    ]);
    expect(await properties(bubble({ type: 'box', layout: 'diagonal', contents: [] }))).toEqual([
      '/body/contents/0/layout',
    ]);
    expect(await properties(bubble({ type: 'box', layout: 'vertical' }))).toEqual(['/body/contents/0/contents']);
  });

  it.each([
    ['size', '19'],
    ['size', 'huge'],
    ['color', 'red'],
    ['color', '#fff'],
    ['align', 'left'],
    ['weight', 'heavy'],
    ['wrap', 'true'],
    ['margin', '5%'],
    ['flex', -1],
    ['maxLines', 1.5],
    ['lineSpacing', 'md'],
  ])('refuse %s: %s on a text', async (property, value) => {
    expect(await properties(bubble(words({ [property]: value })))).toEqual([`/body/contents/0/${property}`]);
  });

  it.each([
    ['aspectRatio', '1:4'],
    ['aspectRatio', '16x9'],
    ['aspectMode', 'contain'],
    ['size', 'auto'],
    ['url', 'http://example.com/a.jpg'],
  ])('refuse %s: %s on an image', async (property, value) => {
    expect(await properties(bubble({ ...image, [property]: value }))).toEqual([`/body/contents/0/${property}`]);
  });

  it('have labels of 40 characters on buttons, and need them there', async () => {
    const button = (action: object) => bubble({ type: 'button', action });
    expect(await details(button({ ...tap, label: 'ที่'.repeat(40) }))).toEqual([]);
    expect(await details(button({ ...tap, label: 'ก'.repeat(41) }))).toEqual([
      { message: 'must not be longer than 40 characters', property: '/body/contents/0/action/label' },
    ]);
    expect(await properties(button({ type: 'postback', data: 'a' }))).toEqual(['/body/contents/0/action/label']);
    expect(await properties(bubble({ type: 'button' }))).toEqual(['/body/contents/0/action']);
    expect(await details(bubble(words({ action: { type: 'postback', data: 'a' } })))).toEqual([]);
    expect(await properties(button({ type: 'camera', label: 'ก' }))).toEqual(['/body/contents/0/action/type']);
  });

  it('weigh at most 30 KB a bubble and 50 KB a carousel, in UTF-8', async () => {
    const heavy = (letters: number) => bubble(words({ text: 'ก'.repeat(letters) }));
    expect(await details(heavy(9_900))).toEqual([]);
    expect(await properties(heavy(10_000))).toEqual(['/']);
    const carousel = (count: number) => ({ type: 'carousel', contents: Array(count).fill(heavy(4_000)) });
    expect(await details(carousel(4))).toEqual([]);
    expect(await properties(carousel(5))).toEqual(['/']);
  });

  it('have at most 12 bubbles of one size in a carousel', async () => {
    const carousel = (...contents: unknown[]) => ({ type: 'carousel', contents });
    expect(await details(carousel(...Array(12).fill(bubble(words()))))).toEqual([]);
    expect(await properties(carousel(...Array(13).fill(bubble(words()))))).toEqual(['/contents']);
    expect(await properties(carousel())).toEqual(['/contents']);
    expect(await properties(carousel(bubble(words()), { ...bubble(words()), size: 'kilo' }))).toEqual(['/contents']);
    expect(await properties(carousel({ ...bubble(words()), hero: everything.hero }))).toEqual([
      '/contents/0/hero/type',
    ]);
  });

  it('need a wide bubble for a video, and animate at most 10 images', async () => {
    expect(await properties({ ...bubble(words()), size: 'micro', hero: everything.hero })).toEqual(['/hero']);
    expect(await properties(bubble(...Array(11).fill({ ...image, animated: true })))).toEqual(['/']);
  });
});
