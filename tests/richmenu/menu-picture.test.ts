import { describe, expect, test } from 'vitest';
import { imageSize } from '../../dev/line/image-size.ts';
import { png } from '../../dev/richmenu/draw.ts';
import { missingGlyphs } from '../../dev/richmenu/font.ts';
import { icons } from '../../dev/richmenu/icons.ts';
import { type Box, HEIGHT, layoutOf, WIDTH } from '../../dev/richmenu/layout.ts';
import { svgOf, wordsOn } from '../../dev/richmenu/picture.ts';
import { RichMenuDataError } from '../../dev/richmenu/wanted.ts';
import { countGraphemes } from '../../src/line/messages/limits.ts';
import { Icon } from '../../src/offices/schema/rich-menu.ts';
import { office } from '../support/turn.ts';
import { residents, wantedOf } from './fixture.ts';

const everything = () => true;
const nothing = () => false;
const layouts = [everything, nothing, (feature: string) => feature !== 'corruption'].flatMap(isOpen =>
  residents.tabs.map(tab => layoutOf(residents, tab, isOpen)),
);

describe('where things stand', () => {
  test('all areas lie inside the picture, do not overlap, and leave no gap', () => {
    for (const { tabs, cells } of layouts) {
      const boxes = [...tabs, ...cells].map(({ box }) => box);
      for (const box of boxes) {
        expect(Object.values(box).every(Number.isInteger)).toBe(true);
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= WIDTH && box.y + box.height <= HEIGHT).toBe(true);
      }
      for (const [at, box] of boxes.entries())
        for (const other of boxes.slice(at + 1)) expect(overlap(box, other), JSON.stringify([box, other])).toBe(false);
      expect(boxes.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(WIDTH * HEIGHT);
    }
  });

  test('every area is a target of 44 pixels or more on a phone 360 pixels wide', () => {
    for (const { tabs, cells } of layouts) {
      for (const { box } of [...cells, ...tabs])
        expect((Math.min(box.width, box.height) * 360) / WIDTH).toBeGreaterThanOrEqual(44);
    }
  });

  test('at most six cells: the first whose parts are open', () => {
    const shown = (isOpen: (feature: string) => boolean) =>
      residents.tabs.map(tab => layoutOf(residents, tab, isOpen).cells.map(({ what }) => what.en));
    expect(shown(everything).map(cells => cells.length)).toEqual([6, 6]);
    expect(shown(nothing)).toEqual([
      ['Ask our staff', 'Contact us'],
      ['Questions', 'English / Thai'],
    ]);
    const more = structuredClone(residents);
    const spare = more.tabs[0]?.cells[5];
    if (spare) more.tabs[0]?.cells.push({ ...spare, en: 'Spare' });
    const [tab] = more.tabs;
    const words = (isOpen: (feature: string) => boolean) =>
      tab ? layoutOf(more, tab, isOpen).cells.map(({ what }) => what.en) : [];
    expect(words(everything)).not.toContain('Spare');
    expect(words(feature => feature !== 'opinion')).toEqual([
      'Report a problem',
      'Request a service',
      'Track my cases',
      'Ask our staff',
      'Contact us',
      'Spare',
    ]);
  });
});

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the object for LINE', () => {
  test('labels every area with the words that are read aloud, within the limits', () => {
    for (const { request } of wantedOf().menus) {
      expect(request.areas).toHaveLength(7);
      expect(countGraphemes(request.chatBarText ?? '')).toBeLessThanOrEqual(14);
      for (const { action } of request.areas ?? []) {
        expect(action?.label).toMatch(/[ก-๛]/);
        expect(action?.label).not.toContain('\n');
        expect(countGraphemes(action?.label ?? '')).toBeLessThanOrEqual(20);
      }
    }
  });

  test('opens the mini-app by its LIFF id, says words, switches to the other tab', () => {
    const [services, info] = wantedOf().menus.map(({ request }) => request.areas?.map(({ action }) => action));
    expect(services).toEqual([
      { type: 'richmenuswitch', label: 'แท็บข้อมูล', richMenuAliasId: 'residents-info', data: 'home.tab' },
      { type: 'uri', label: 'แจ้งเรื่อง', uri: 'https://liff.line.me/1650000002-AbcdEfgh/complaint' },
      { type: 'uri', label: 'ขอรับบริการ', uri: 'https://liff.line.me/1650000002-AbcdEfgh/services' },
      { type: 'uri', label: 'แสดงความคิดเห็น', uri: 'https://liff.line.me/1650000002-AbcdEfgh/opinion' },
      { type: 'uri', label: 'ติดตามเรื่องของฉัน', uri: 'https://liff.line.me/1650000002-AbcdEfgh/cases' },
      { type: 'message', label: 'ถามเจ้าหน้าที่', text: 'ถามเจ้าหน้าที่' },
      { type: 'message', label: 'ติดต่อ อบต.', text: 'ติดต่อ อบต. ได้ที่ไหน' },
    ]);
    expect(info?.[0]).toMatchObject({
      type: 'richmenuswitch',
      label: 'แท็บบริการ',
      richMenuAliasId: 'residents-services',
    });
  });

  test('a cell may call a hotline or show another tab', () => {
    const wanted = wantedOf(menu => {
      const [first, second] = menu.tabs[0]?.cells ?? [];
      if (first) first.does = { call: '1669' };
      if (second) second.does = { tab: 'info' };
    });
    expect(wanted.menus[0]?.request.areas?.slice(1, 3).map(({ action }) => action)).toEqual([
      { type: 'uri', label: 'แจ้งเรื่อง', uri: 'tel:1669' },
      { type: 'richmenuswitch', label: 'ขอรับบริการ', richMenuAliasId: 'residents-info', data: 'home.tab' },
    ]);
  });

  test('its name tells another picture and another object from this one, and only those', () => {
    const name = (...args: Parameters<typeof wantedOf>) => wantedOf(...args).menus[0]?.name;
    expect(name()).toMatch(/^prongsai lumrang residents services [0-9a-f]{16}$/);
    expect(name()).toBe(name());
    const changed = [
      name(menu => {
        menu.chatBarText = 'เปิดเมนู';
      }),
      name(menu => {
        for (const cell of menu.tabs[0]?.cells ?? []) cell.icon = 'sealed';
      }),
      name(undefined, feature => feature !== 'opinion'),
    ];
    expect(new Set([name(), ...changed]).size).toBe(4);
    // A change of the other tab's cells is none of this one's.
    expect(name(menu => menu.tabs[1]?.cells.pop())).toBe(name());
  });
});

describe('the picture', () => {
  test('is a PNG of 2500 × 1686 under a megabyte, the same bytes each time', () => {
    for (const { svg } of wantedOf().menus) {
      const bytes = png(svg);
      expect(imageSize(bytes)).toEqual({ type: 'image/png', width: 2500, height: 1686 });
      expect(WIDTH / HEIGHT).toBeGreaterThanOrEqual(1.45);
      expect(bytes.length).toBeLessThan(1024 * 1024);
      expect(png(svg).equals(bytes)).toBe(true);
    }
  });

  test('has no words that are too small on a phone 360 pixels wide', () => {
    for (const layout of layouts)
      for (const { words, size } of wordsOn(layout))
        expect(size, words).toBeGreaterThanOrEqual(/[ก-๛]/.test(words) ? 84 : 70);
    const [svg = ''] = wantedOf().menus.map(menu => menu.svg);
    const sizes = [...svg.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(84);
  });

  test('every character has a glyph in both weights of Sarabun', () => {
    const words = layouts.flatMap(layout => wordsOn(layout).map(each => each.words)).join('');
    expect(missingGlyphs(words)).toEqual([]);
    expect(missingGlyphs('กิ๊ฐ์ ฤๅ ๙ Aé')).toEqual([]);
    expect(missingGlyphs('ก😀中')).toEqual(['😀', '中']);
  });

  test('words that cannot be drawn are refused by name: no glyph, or too wide', () => {
    const renamed = (th: string) => () =>
      wantedOf(menu => {
        const [cell] = menu.tabs[0]?.cells ?? [];
        if (cell) cell.th = th;
      });
    expect(renamed('แจ้ง😀')).toThrow(RichMenuDataError);
    expect(renamed('แจ้ง😀')).toThrow('rich-menu.json: residents.services: "แจ้ง😀": Sarabun has no 😀');
    expect(renamed('แสดงความคิดเห็นของคุณ')).toThrow(
      /"แสดงความคิดเห็นของคุณ": \d+ px wide, there are \d+: shorten or break it/,
    );
    expect(renamed('แสดง\nความคิดเห็น')).not.toThrow();
  });

  test('words are words, whatever stands in them', () => {
    const [menu] = wantedOf(({ tabs: [tab] }) => {
      const [cell] = tab?.cells ?? [];
      if (cell) cell.th = 'ก<b>&"';
    }).menus;
    expect(menu?.svg).toContain('>ก&lt;b&gt;&amp;"</text>');
  });

  test('is drawn in the colour of the office, and every icon is used and differs', () => {
    const [tab] = residents.tabs;
    if (!tab) throw new Error('no tab');
    const svg = svgOf(layoutOf(residents, tab, everything), tab, '#7A1F1F');
    expect(svg).toContain('stroke="#7A1F1F"');
    expect(svg).not.toContain(office.profile.accent);
    const used = residents.tabs.flatMap(each => each.cells.map(cell => cell.icon));
    expect(used.toSorted()).toEqual([...Icon.options].toSorted());
    expect(new Set(Object.values(icons)).size).toBe(Icon.options.length);
  });
});
