import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseService } from '#features/eservice/model.ts';
import { office } from '../../support/turn.ts';

const kindOf = (said: string) => {
  const found = parseService(said, office);
  return found && [found.command.kind, 'service' in found.command ? found.command.service.id : null, found.exact];
};

describe('words about services', () => {
  test.each(['บริการ', 'ขอรับบริการ', 'ขอดู บริการทั้งหมด หน่อยค่ะ', 'แบบฟอร์ม', 'E-Service', 'Services', 'forms'])(
    'show the list at %s, also in the middle of something else',
    said => expect(kindOf(said)).toEqual(['list', null, true]),
  );

  test.each([
    ['บริการ ขอรถน้ำ', 'show', 'water-truck', true],
    ['บริการ เบี้ยความพิการ', 'show', 'disability-allowance', true],
    ['service Water truck', 'show', 'water-truck', true],
    ['แบบฟอร์ม ขอตัดต้นไม้ ตัดกิ่งไม้', 'show', 'tree-cutting', true],
    ['เอกสาร ขอรถน้ำ', 'papers', 'water-truck', true],
    ['papers Building permit', 'papers', 'building-permit', true],
    ['ขอในแชต ขอรถน้ำ', 'begin', 'water-truck', true],
    ['ask for Tree cutting', 'begin', 'tree-cutting', true],
    ['ขอรถน้ำ', 'show', 'water-truck', false],
    ['ขอรถน้ำค่ะ', 'show', 'water-truck', false],
    ['อยากขอรถน้ำครับ', undefined, undefined, undefined],
    ['ขอพ่นหมอกควัน', 'show', 'mosquito-fogging', false],
    ['นัดขออนุญาตสร้าง', 'show', 'building-permit', false],
    ['ลงทะเบียนเบี้ยความพิการ', 'show', 'disability-allowance', false],
    ['ขอข้อมูลข่าวสารของราชการ', 'show', 'information-request', false],
  ])('%s: %s %s', (said, kind, id, exact) =>
    expect(kindOf(said)).toEqual(kind === undefined ? undefined : [kind, id, exact]),
  );

  test.each([
    'ขอรถน้ำต้องทำยังไง',
    'เบี้ยความพิการ',
    'เบี้ยผู้สูงอายุ',
    'ภาษีที่ดิน',
    'พ่นหมอกควัน',
    'Building permit',
    'บริการ wifi ฟรี',
    'บริการดีมาก',
    'เอกสารขอเลขที่บ้าน',
    'ขอน้ำดื่มหน่อย',
    'x'.repeat(6000),
  ])('that ask something, or name something else, are left to others: %s', said =>
    expect(kindOf(said)).toBeUndefined(),
  );

  test('claim every service by its buttons’ words, in both languages', () => {
    for (const { id, short } of office.services)
      for (const [before, locale] of [
        ['บริการ', 'th'],
        ['service', 'en'],
      ] as const)
        expect(kindOf(`${before} ${short[locale]}`)).toEqual(['show', id, true]);
  });

  test('claim no question of the office’s topics', () => {
    const printed = office.topics.flatMap(({ question }) => [question.th, question.en]);
    expect(printed.filter(said => parseService(said, office))).toEqual([]);
  });

  test('claim, of the ways in which people ask the topics, only those that ask for the thing itself', () => {
    const asked = office.topics.flatMap(({ phrasings }) => [...phrasings.th, ...phrasings.en]);
    expect(asked.filter(said => parseService(said, office)).sort()).toMatchInlineSnapshot(`
      [
        "e-service",
        "forms",
        "ขอข้อมูลข่าวสาร",
        "ขอรถน้ำ",
        "แบบฟอร์ม",
      ]
    `);
  });

  test('claim none of the questions that people were asked for, but those that name a service or the list', () => {
    const folder = join(import.meta.dirname, '../qna/evaluation');
    const rows = readdirSync(folder)
      .filter(name => name.endsWith('.tsv'))
      .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
      .flatMap(line => line.split('\t')[2] ?? []);
    expect(rows.length).toBeGreaterThan(900);
    expect(rows.filter(said => parseService(said, office))).toMatchInlineSnapshot(`
      [
        "e service",
        "ขอข้อมูลข่าวสาร",
      ]
    `);
  });
});
