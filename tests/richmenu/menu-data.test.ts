import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stranger } from '#domain/person.ts';
import { manifests } from '#features/manifests.ts';
import type { Locale } from '#i18n/texts.ts';
import { choose } from '../../src/line/choose.ts';
import { readOffice } from '../../src/offices/build/load.ts';
import { liffPaths, spoken } from '../../src/offices/schema/rich-menu.ts';
import { office, turnOf } from '../support/turn.ts';
import { wordsOf } from '../support/words.ts';
import { residents } from './fixture.ts';

const cells = residents.tabs.flatMap(tab => tab.cells);

describe("the residents' menu of the sample office", () => {
  test('has two tabs: services and information', () => {
    expect(residents.tabs.map(tab => [tab.id, tab.alias, tab.name.th])).toEqual([
      ['services', 'residents-services', 'บริการ'],
      ['info', 'residents-info', 'ข้อมูล'],
    ]);
    expect(residents.tabs.map(tab => tab.cells.map(cell => spoken(cell.th)))).toEqual([
      ['แจ้งเรื่อง', 'ขอรับบริการ', 'แสดงความคิดเห็น', 'ติดตามเรื่องของฉัน', 'ถามเจ้าหน้าที่', 'ติดต่อ อบต.'],
      ['คะแนน ITA', 'มาตรการ 14 ข้อ', 'แจ้งทุจริต', 'ถาม-ตอบ', 'ข้อมูลของฉัน', 'เปลี่ยนภาษา'],
    ]);
  });

  test('opens pages that the mini-app has', () => {
    const opened = cells.flatMap(({ does }) => ('open' in does ? [does.open] : []));
    expect(opened).toEqual(['/complaint', '/services', '/opinion', '/cases', '/privacy']);
    const routes = readFileSync(fileURLToPath(new URL('../../liff/routes.ts', import.meta.url)), 'utf8');
    for (const path of liffPaths) expect(routes).toContain(`{ path: '${path}', `);
  });

  test.each([
    ['ถามเจ้าหน้าที่', 'qna', 'พิมพ์คำถาม'],
    ['ติดต่อ อบต. ได้ที่ไหน', 'qna', 'www.lumrang.go.th'],
    ['คะแนน', 'score', '91.82'],
    ['มาตรการ', 'measure', '14'],
    ['เมนู', 'home', 'ต้องการเรื่องใด'],
    ['เปลี่ยนภาษา', 'home', 'The language is now English'],
  ])('the words "%s" are understood by %s', (said, feature, answer) => {
    expect(cells.some(({ does }) => 'say' in does && does.say === said)).toBe(true);
    const chosen = choose(turnOf(said));
    expect(chosen?.feature).toBe(feature);
    expect(chosen?.plan.decide([]).replies.map(wordsOf).join('\n')).toContain(answer);
  });

  test('every cell that says something is one of those above, or belongs to a part that is not open', () => {
    const said = cells.flatMap(({ does, feature }) =>
      'say' in does && (feature === undefined || feature in manifests) ? [does.say] : [],
    );
    expect(said).toEqual(['ถามเจ้าหน้าที่', 'ติดต่อ อบต. ได้ที่ไหน', 'คะแนน', 'มาตรการ', 'เมนู', 'เปลี่ยนภาษา']);
  });

  test('the language changes there and back', () => {
    const to = (locale: Locale | null) =>
      choose(turnOf('เปลี่ยนภาษา', { person: { ...stranger(), locale } }))?.plan.decide([]).person?.locale;
    expect([to(null), to('th'), to('en')]).toEqual(['en', 'en', 'th']);
  });

  test('another tab that was shown is no reason to speak', () => {
    const chosen = choose(turnOf({ kind: 'postback', data: 'home.tab' }));
    expect(chosen?.feature).toBe('home');
    expect(chosen?.plan.decide([])).toEqual({ replies: [] });
  });
});

describe('a menu whose data are not right is refused with file, place and reason', () => {
  let offices: string;
  beforeEach(() => {
    offices = mkdtempSync(join(tmpdir(), 'prongsai-menu-'));
    cpSync(fileURLToPath(new URL('../../src/offices/lumrang', import.meta.url)), join(offices, 'lumrang'), {
      recursive: true,
    });
  });
  afterEach(() => rmSync(offices, { recursive: true, force: true }));

  type Cell = { th: string; en: string; icon: string; does: object; feature?: string };
  type Menu = { chatBarText: string; tabs: { id: string; alias: string; name: { th: string }; cells: Cell[] }[] };

  /** What reading the office says after this change of its menu. */
  function problem(change: (menu: Menu, cell: Cell) => void): string {
    const file = join(offices, 'lumrang/rich-menu.json');
    const data = JSON.parse(readFileSync(file, 'utf8')) as { menus: [Menu] };
    const [menu] = data.menus;
    const cell = menu.tabs[0]?.cells[0];
    if (!cell) throw new Error('no cell');
    change(menu, cell);
    writeFileSync(file, JSON.stringify(data));
    try {
      readOffice('lumrang', offices);
    } catch (error) {
      return String(error);
    }
    return 'no problem';
  }

  test('the copy is right before anything is changed', () => {
    expect(problem(() => {})).toBe('no problem');
    expect(readOffice('lumrang', offices).richMenus).toEqual(office.richMenus);
  });

  const each = (change: (tab: Menu['tabs'][number]) => void) => (menu: Menu) => {
    for (const tab of menu.tabs) change(tab);
  };

  const first = 'rich-menu.json: menus.0.tabs.0.cells.0';
  test.each<[string, (menu: Menu, cell: Cell) => void, string]>([
    ['a bar text of 15 characters', menu => (menu.chatBarText = 'ที่'.repeat(15)), 'chatBarText: at most 14 characters'],
    ['a label of 21 characters', (_, cell) => (cell.th = 'กี่'.repeat(21)), `${first}.th: at most 20 characters`],
    ['three lines', (_, cell) => (cell.th = 'ก\nข\nค'), `${first}.th: at most two lines`],
    ['an icon that nobody drew', (_, cell) => (cell.icon = 'dragon'), `${first}.icon: `],
    ['a page that there is not', (_, cell) => (cell.does = { open: '/dragon' }), `${first}.does: one of: open (`],
    ['two things at once', (_, cell) => (cell.does = { say: 'ก', tab: 'info' }), `${first}.does: one of: open (`],
    [
      'a tab that there is not',
      (_, cell) => (cell.does = { tab: 'x' }),
      'rich-menu.json: residents.services.cells.0: no tab "x"',
    ],
    ['a number that is no hotline', (_, cell) => (cell.does = { call: '1111' }), 'cells.0: no hotline "1111"'],
    ['one tab only', menu => menu.tabs.pop(), 'rich-menu.json: menus.0.tabs: '],
    [
      'nothing that is always open',
      (menu, cell) => menu.tabs[0]?.cells.splice(1, 9, { ...cell, feature: 'x' }),
      'one cell at least needs no feature',
    ],
    ['one alias for both tabs', each(tab => (tab.alias = 'same')), 'rich-menu.json: alias "same" stands twice'],
    ['one id for both tabs', each(tab => (tab.id = 'same')), 'residents: tab "same" stands twice'],
    ['an alias that LINE refuses', each(tab => (tab.alias = 'แท็บ')), 'tabs.0.alias: '],
  ])('%s', (_, change, reason) => {
    expect(problem(change)).toContain(reason);
  });
});
