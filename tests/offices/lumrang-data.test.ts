import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fiscalYear, isDay, weekday } from '#domain/calendar.ts';
import { features } from '#domain/feature.ts';
import { changeBetween, computeResult, levelOf, scoresOf } from '#domain/ita.ts';
import clocksFile from '#offices/lumrang/clocks.json' with { type: 'json' };
import categoriesFile from '#offices/lumrang/complaint-categories.json' with { type: 'json' };
import divisionsFile from '#offices/lumrang/divisions.json' with { type: 'json' };
import holidaysFile from '#offices/lumrang/holidays.json' with { type: 'json' };
import measuresFile from '#offices/lumrang/measures-2565.json' with { type: 'json' };
import profileFile from '#offices/lumrang/profile.json' with { type: 'json' };
import rubric2564File from '#offices/lumrang/rubric-2564.json' with { type: 'json' };
import rubric2565File from '#offices/lumrang/rubric-2565.json' with { type: 'json' };
import scoresFile from '#offices/lumrang/scores.json' with { type: 'json' };
import { HolidaysFile } from '#offices/schema/calendar.ts';
import { ClocksFile, ComplaintCategoriesFile } from '#offices/schema/cases.ts';
import type { Passage } from '#offices/schema/common.ts';
import { MeasuresFile } from '#offices/schema/measures.ts';
import { DivisionsFile, Profile } from '#offices/schema/profile.ts';
import { RubricFile } from '#offices/schema/rubric.ts';
import { ScoresFile } from '#offices/schema/scores.ts';

// Each parse is itself a check: a file that breaks its schema stops the whole suite with the path of the fault.
const profile = v.parse(Profile, profileFile);
const divisions = v.parse(DivisionsFile, divisionsFile).divisions;
const scores = v.parse(ScoresFile, scoresFile);
const rubric2564 = v.parse(RubricFile, rubric2564File);
const rubric2565 = v.parse(RubricFile, rubric2565File);
const { document, measures, round, slips } = v.parse(MeasuresFile, measuresFile);
const categories = v.parse(ComplaintCategoriesFile, categoriesFile).categories;
const clocks = v.parse(ClocksFile, clocksFile).clocks;
const holidays = v.parse(HolidaysFile, holidaysFile);

/** The measures as the document has them, cell by cell, line ends within a cell as one space. */
const expected = [
  {
    number: 1,
    title: 'การใช้ทรัพย์สินของราชการ',
    methods: [
      'เสริมสร้างฐานคิดแยกแยะประโยชน์ส่วนรวม ในรูปแบบการจัดทำสื่อประชาสัมพันธ์รณรงค์',
      'จัดทำคู่มือแนวปฏิบัติในการใช้ทรัพย์สินของราชการ',
    ],
    owners: 'สำนักปลัด',
    period: 'เม.ย.64-ก.ย.65',
    followUp: 'รายงานผลดำเนินการ',
  },
  {
    number: 2,
    title: 'การเผยแพร่ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบ',
    methods: ['ประชาสัมพันธ์ผ่านสื่อโซเชียลเน็ตเวิร์ก ทุกช่องทาง', 'จัดทำเอกสารประชาสัมพันธ์อย่างต่อเนื่อง'],
    owners: 'สำนักปลัด/กองคลัง/กองช่าง/ กองสวัสดิการสังคม',
    period: 'เม.ย.64-ก.ย.65',
    followUp: 'ตรวจสอบเว็บไซต์ www.lumrang.go.th',
  },
  {
    number: 3,
    title: 'Q&A ช่องทางที่บุคคลภายนอกสามารถสอบถามข้อมูลต่าง ๆ',
    methods: [
      'แสดงถึงช่องทางที่บุคคลภายนอกสามารถสอบถามข้อมูลต่าง ๆ ได้ และหน่วยงานสามารถสื่อสารให้คำตอบกับผู้สอบถามได้บนเว็บไซต์หลักของหน่วยงาน',
      'จัดสร้าง Web board, กล่องข้อความถาม-ตอบ ที่สามารถเชื่อมโยงไปยังช่องทางข้างต้นได้จากเว็บไซต์หลักของหน่วยงาน',
    ],
    owners: 'สำนักปลัด',
    period: 'เม.ย.64-ก.ย.65',
    followUp: 'รายงานผลดำเนินการ และตรวจสอบเว็บไซต์ www.lumrang.go.th',
  },
  {
    number: 4,
    title: 'คู่มือหรือมาตรฐานการปฏิบัติงาน',
    methods: [
      'จัดทำคู่มือหรือแนวทางการปฏิบัติงานที่เจ้าหน้าที่ของหน่วยงานใช้ยึดถือปฏิบัติให้เป็นมาตรฐานเดียวกัน',
      'บันทึกแจ้งเวียนรายละเอียดของการปฏิบัติงาน คู่มือปฏิบัติการหลัก สำหรับเจ้าหน้าที่หรือพนักงาน',
    ],
    owners: 'สำนักปลัด/กองคลัง/กองช่าง/กองสวัสดิการสังคม',
    period: 'เม.ย.64-ก.ย.65',
    followUp: 'รายงานผลดำเนินการ',
  },
  {
    number: 5,
    title: 'E-Service ช่องทางที่บุคคลภายนอกสามารถขอรับบริการตามอำนาจหน้าที่ภารกิจของหน่วยงาน',
    methods: [
      'จัดทำช่องทางออนไลน์ เพื่อช่วยอำนวยความสะดวกแก่ผู้ขอรับบริการสามารถเข้าถึงได้สะดวก',
      'เชื่อมโยงไปยังช่องทางข้างต้นได้จากเว็บไซต์หลักของหน่วยงาน',
    ],
    owners: 'สำนักปลัด',
    period: 'เม.ย.64-ก.ย.65',
    followUp: 'รายงานผลดำเนินการและตรวจสอบเว็บไซต์ www.lumrang.go.th',
  },
  {
    number: 6,
    title: 'แผนการใช้จ่ายงบประมาณ',
    methods: [
      'บันทึกแจ้งเวียนพนักงานทุกคนเพื่อการรับรู้แผนการใช้จ่ายงบประมาณ ตามข้อบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2565',
      'ประชาสัมพันธ์ผ่านโซเชียลเน็ตเวิร์ก ทุกช่องทาง',
    ],
    owners: 'สำนักปลัด',
    period: 'ก.ย.65-ต.ค.65',
    followUp: 'รายงานผลดำเนินการ',
  },
  {
    number: 7,
    title: 'รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ',
    methods: [
      'รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปีงบประมาณ พ.ศ. 2564 (ต.ค.63-ก.ย.64)',
      'จัดทำเอกสารและประชาสัมพันธ์ผ่านโซเชียลเน็ตเวิร์ก ทุกช่องทางอย่างต่อเนื่อง',
    ],
    owners: 'กองคลัง',
    period: 'เม.ย.65',
    followUp: 'รายงานผลดำเนินการและตรวจสอบเว็บไซต์ www.lumrang.go.th',
  },
  {
    number: 8,
    title: 'การแจ้งเรื่องร้องเรียนการทุจริต',
    methods: [
      'แต่งตั้งผู้รับผิดชอบการรับแจ้งเรื่องร้องเรียนการทุจริตและเก็บรักษาข้อมูลของผู้แจ้งให้เป็นความลับ',
      'จัดทำช่องทางแจ้งเรื่องร้องเรียนการทุจริต ผ่านระบบออนไลน์',
      'เชื่อมโยงไปยังช่องทางข้างต้นได้จากเว็บไซต์หลักของหน่วยงาน',
    ],
    owners: 'สำนักปลัด',
    period: 'เม.ย.65-ก.ย.65',
    followUp: 'รายงานผลดำเนินการ',
  },
  {
    number: 9,
    title: 'การรับฟังความคิดเห็นของประชาชน',
    methods: [
      'จัดทำช่องทางออนไลน์ เพื่อบุคคลภายนอกสามารถแสดงความคิดเห็นต่อการดำเนินงานของหน่วยงาน',
      'เชื่อมโยงไปยังช่องทางข้างต้นได้จากเว็บไซต์หลักของหน่วยงาน',
    ],
    owners: 'สำนักปลัด',
    period: 'เม.ย.64-ก.ย.65',
    followUp: 'รายงานผลดำเนินการและตรวจสอบเว็บไซต์ www.lumrang.go.th',
  },
  {
    number: 10,
    title: 'การประเมินความเสี่ยงการทุจริต',
    methods: [
      'คณะทำงานประชุมเพื่อประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. 2565 เสนอผู้บริหารพิจารณาสั่งการหน่วยงานที่เกี่ยวข้องดำเนินการ',
      'รายงานผลการประเมินความเสี่ยงการทุจริตประจำปี ประจำปีงบประมาณ พ.ศ. 2565',
    ],
    owners: 'สำนักปลัด/ คณะทำงาน',
    period: 'เม.ย.65',
    followUp: 'รายงานผลดำเนินการ',
  },
  {
    number: 11,
    title: 'การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต',
    methods: [
      'คณะทำงานประชุม เพื่อดำเนินการเพื่อจัดการความเสี่ยงการทุจริตประจำปีงบประมาณ พ.ศ. 2565 เสนอผู้บริหารท้องถิ่น เพื่อพิจารณาสั่งการหน่วยงานที่เกี่ยวข้องดำเนินการ',
      'รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตประจำปีงบประมาณ พ.ศ. 2565 (รอบ 6 เดือน)',
      'รายงานแสดงผลข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่ประจำปีงบประมาณ พ.ศ. 2565',
    ],
    owners: 'สำนักปลัด/ คณะทำงาน',
    period: 'เม.ย.65',
    followUp: 'รายงานผลดำเนินการ',
  },
  {
    number: 12,
    title: 'รายงานผลการ ดำเนินการป้องกันการ ทุจริต',
    methods: [
      'รายงานผลการดำเนินงานตาม แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2564 ข้อมูลจากระบบรายงานและติดตาม ผลการดำเนินงานตามแผนปฏิบัติ การป้องกันการทุจริต (E- PlanNACC)',
      'สรุปผลการดำเนินการ โครงการ หรือกิจกรรม ผลการใช้จ่าย งบประมาณ ปัญหา อุปสรรค ข้อเสนอแนะ ผลสัมฤทธิ์ตาม เป้าหมาย เสนอผู้บริหารท้องถิ่น',
    ],
    owners: 'สำนักปลัด/ คณะทำงาน',
    period: 'เม.ย.65',
    followUp: 'รายงานผล ดำเนินการ',
  },
  {
    number: 13,
    title: 'การส่งเสริม คุณธรรมและความ โปร่งใสภายใน หน่วยงาน',
    methods: [
      'คณะทำงานประชุมวิเคราะห์ผล การประเมินคุณธรรมและความ โปร่งใสในการดำเนินงานของ หน่วยงานภาครัฐ (ITA) ใน ปีงบประมาณ พ.ศ. 2564',
      'สรุปข้อเสนอแนะในการพัฒนา คุณธรรมและความโปร่งใสใน ปีงบประมาณ พ.ศ. 2565',
    ],
    owners: 'สำนักปลัด/ คณะทำงาน',
    period: 'เม.ย.65',
    followUp: 'รายงานผล ดำเนินการ',
  },
  {
    number: 14,
    title: 'การดำเนินการตาม มาตรการส่งเสริม คุณธรรมและความ โปร่งใสภายใน หน่วยงาน',
    methods: [
      'หน่วยงานที่เกี่ยวข้องดำเนินการ นำผลการวิเคราะห์ ดำเนินการตาม มาตรการคุณธรรมและความโปร่งใส ในปีงบประมาณ พ.ศ. 2565 ไปสู่ การปฏิบัติอย่างเป็นรูปธรรม',
      'สรุปรายงานผลการดำเนินการ มาตรการส่งเสริมคุณธรรมและ ความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2565 เสนอผู้บริหารท้องถิ่น',
    ],
    owners: 'สำนักปลัด/ คณะทำงาน',
    period: 'เม.ย.65',
    followUp: 'รายงานผล ดำเนินการ',
  },
];

const ownerIds: Record<string, readonly string[]> = {
  สำนักปลัด: ['secretariat'],
  กองคลัง: ['finance'],
  กองช่าง: ['works'],
  กองสวัสดิการสังคม: ['welfare'],
  คณะทำงาน: ['working-group'],
};

const periods: Record<string, { from: string; to: string; th: string; note: string | null }> = {
  'เม.ย.64-ก.ย.65': { from: '2022-04-01', to: '2022-09-30', th: 'เม.ย.65-ก.ย.65', note: 'period-year' },
  'เม.ย.65-ก.ย.65': { from: '2022-04-01', to: '2022-09-30', th: 'เม.ย.65-ก.ย.65', note: null },
  'ก.ย.65-ต.ค.65': { from: '2022-09-01', to: '2022-10-31', th: 'ก.ย.65-ต.ค.65', note: 'crosses-fiscal-years' },
  'เม.ย.65': { from: '2022-04-01', to: '2022-04-30', th: 'เม.ย.65', note: 'due-in-meeting-month' },
};

const proofs: readonly (readonly [features: string, oItems: string])[] = [
  ['borrowing circular publication', 'O13 O38'],
  ['publication', 'O7 O9'],
  ['qna', 'O8'],
  ['publication circular', 'O13 O14'],
  ['eservice', 'O17 O14 O15 O16'],
  ['publication circular', 'O18 O19 O20'],
  ['publication', 'O24 O22 O23'],
  ['corruption', 'O30 O29'],
  ['opinion', 'O32 O33'],
  ['risk', 'O36'],
  ['risk corruption report', 'O37 O31'],
  ['measure report', 'O41 O39 O40'],
  ['score', 'O42'],
  ['measure report', 'O43'],
];

const documentPassages: readonly Passage[] = [
  document.title,
  document.office,
  document.heading,
  document.meeting.text,
  document.reporter.name,
  document.reporter.position,
  document.reporter.role,
  document.date.text,
  ...measures.flatMap(measure => [measure.title, ...measure.methods, measure.followUp]),
  ...scores.changes.map(change => change.text),
  ...scores.years
    .flatMap(year => year.tools)
    .flatMap(tool => [tool.name, tool.advice, ...tool.indicators.map(indicator => indicator.name)]),
];

function tight(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function itemsOf(rubric: RubricFile): readonly { item: string; indicator: number; sub: string }[] {
  return rubric.tools
    .flatMap(tool => tool.indicators)
    .flatMap(({ number, subIndicators }) =>
      subIndicators.flatMap(sub => sub.items.map(item => ({ item: item.id, indicator: number, sub: sub.id }))),
    );
}

describe('the scores', () => {
  test('are those the document publishes, one by one', () => {
    const rows = scores.years.flatMap(year =>
      year.tools.flatMap(tool =>
        tool.indicators.map(row => [year.year, tool.tool, row.number, row.name.th, row.score]),
      ),
    );
    expect(rows).toStrictEqual([
      [2564, 'IIT', 1, 'การปฏิบัติหน้าที่', 93.69],
      [2564, 'IIT', 2, 'การใช้งบประมาณ', 83.55],
      [2564, 'IIT', 3, 'การใช้อำนาจ', 84.89],
      [2564, 'IIT', 4, 'การใช้ทรัพย์สินของราชการ', 80.1],
      [2564, 'IIT', 5, 'การแก้ไขปัญหาการทุจริต', 81.89],
      [2564, 'EIT', 6, 'คุณภาพการดำเนินงาน', 88.68],
      [2564, 'EIT', 7, 'ประสิทธิภาพการสื่อสาร', 89.93],
      [2564, 'EIT', 8, 'การปรับปรุงการทำงาน', 89.56],
      [2564, 'OIT', 9, 'การเปิดเผยข้อมูล', 97.78],
      [2564, 'OIT', 10, 'การป้องกันการทุจริต', 100],
    ]);
    expect(scores.years.map(({ year, total, level }) => [year, total, level])).toStrictEqual([
      [2563, 72.39, 'C'],
      [2564, 91.82, 'A'],
    ]);
    expect(scores.changes.map(({ from, to, points }) => [from, to, points])).toStrictEqual([[2563, 2564, 19.43]]);
  });

  test('recompute to the published total, level and change', () => {
    const [before, year] = scores.years;
    if (before === undefined || year === undefined) throw new Error('two years expected');
    expect(computeResult(rubric2564, scoresOf(year))).toMatchObject({ unrounded: 91.8202, total: 91.82, level: 'A' });
    expect(levelOf(rubric2564, before.total)).toBe(before.level);
    expect(changeBetween(before.total, year.total)).toBe(scores.changes[0]?.points);
    expect(scoresOf(before).size).toBe(0);
  });

  test('keep both names that the document gives indicator 4', () => {
    const fourth = scores.years.flatMap(year => year.tools).flatMap(tool => tool.indicators)[3];
    expect(fourth?.name.verbatim).toBe('การใช้ทรัพย์สินของทางราชการ');
    expect(fourth?.alsoNamed).toStrictEqual(['การใช้ทรัพย์สินของราชการ']);
  });

  test('carry the advice of each tool and the indicators it names', () => {
    const tools = scores.years.flatMap(year => year.tools);
    expect(tools.map(tool => [tool.tool, tool.adviceOn])).toStrictEqual([
      ['IIT', [4]],
      ['EIT', [6]],
      ['OIT', []],
    ]);
    expect(tools[0]?.advice.th).toContain('หน่วยงานควรพัฒนาตัวชี้วัดที่ 4 ด้านการใช้ทรัพย์สินของราชการโดยเร่งด่วน');
    expect(tools[1]?.advice.verbatim).toContain('ต่อการคุณภาพการดำเนินงาน');
    expect(tools[1]?.advice.th).toContain('ต่อคุณภาพการดำเนินงาน');
  });
});

describe('the rubrics', () => {
  test.each([rubric2564, rubric2565])('of $year have 43 items in their sub-indicators', rubric => {
    const items = itemsOf(rubric);
    expect(items.map(row => row.item)).toStrictEqual(Array.from({ length: 43 }, (_, i) => `O${i + 1}`));
    const ends = new Map(items.map(row => [row.sub, row.item]));
    expect([...ends]).toStrictEqual([
      ['9.1', 'O9'],
      ['9.2', 'O17'],
      ['9.3', 'O24'],
      ['9.4', 'O28'],
      ['9.5', 'O33'],
      ['10.1', 'O41'],
      ['10.2', 'O43'],
    ]);
  });

  test.each([rubric2564, rubric2565])('of $year weigh the tools 30, 30 and 40 over indicators 1 to 10', rubric => {
    expect(rubric.tools.map(tool => [tool.id, tool.weight, tool.indicators.map(i => i.number)])).toStrictEqual([
      ['IIT', 30, [1, 2, 3, 4, 5]],
      ['EIT', 30, [6, 7, 8]],
      ['OIT', 40, [9, 10]],
    ]);
    expect(rubric.levels.list.map(level => `${level.code} ${level.min}`).join(', ')).toBe(
      'AA 95, A 85, B 75, C 65, D 55, E 50, F 0',
    );
  });

  test.each([rubric2564, rubric2565])('of $year ask I19 to I24 of indicator 4, I19 and I22 reversed', rubric => {
    const questions = rubric.tools[0]?.indicators[3]?.questions ?? [];
    expect(questions.map(question => `${question.id} ${question.direction}`)).toStrictEqual([
      'I19 negative',
      'I20 positive',
      'I21 positive',
      'I22 negative',
      'I23 positive',
      'I24 positive',
    ]);
    for (const question of questions) expect(question.scale).toStrictEqual([0, 33, 67, 100]);
  });

  test('say that 2565 is still to be confirmed', () => {
    expect([rubric2564.standing, rubric2565.standing]).toStrictEqual(['verified', 'to-be-confirmed']);
    expect(rubric2565.notes.length).toBeGreaterThan(0);
  });
});

describe('the measures', () => {
  test('are fourteen, of the round 2565', () => {
    expect(round).toBe(2565);
    expect(measures.map(measure => measure.number)).toStrictEqual(expected.map(row => row.number));
    expect(measures).toHaveLength(14);
  });

  test.each(expected)('$number has every cell as the document has it', row => {
    const measure = measures.find(candidate => candidate.number === row.number);
    expect({
      number: measure?.number,
      title: measure?.title.verbatim,
      methods: measure?.methods.map(method => method.verbatim),
      owners: measure?.owners.verbatim,
      period: measure?.period.verbatim,
      followUp: measure?.followUp.verbatim,
    }).toStrictEqual(row);
  });

  test('belong to the owners that the document names, 10 to 14 to the working group too', () => {
    for (const { number, owners } of measures) {
      expect(owners.ids).toStrictEqual(
        owners.verbatim.split('/').flatMap(name => ownerIds[name.trim()] ?? ['unknown']),
      );
      expect(owners.ids.includes('working-group')).toBe(number >= 10);
    }
  });

  test('have their periods as corrected days, with the slip that explains them', () => {
    for (const { period } of measures) {
      const { from, to, th, note } = period;
      expect({ from, to, th, note }).toStrictEqual(periods[period.verbatim]);
      expect(isDay(from) && isDay(to)).toBe(true);
      if (note !== null) expect(slips.map(slip => slip.id)).toContain(note);
    }
  });

  test('have no working deadline until somebody sets one', () => {
    expect(measures.filter(measure => measure.workingDue !== null)).toStrictEqual([]);
  });

  test('are proved by the features and items of the plan', () => {
    expect(measures.map(measure => [measure.features.join(' '), measure.oItems.join(' ')])).toStrictEqual(proofs);
  });

  test('name only items of the 2565 rubric and the indicators those items belong to', () => {
    const items = new Map(itemsOf(rubric2565).map(row => [row.item, row.indicator]));
    for (const measure of measures) {
      const proved = measure.oItems.map(item => items.get(item) ?? Number.NaN);
      const indicators = new Set(measure.number === 1 ? [4, ...proved] : proved);
      expect(measure.indicators).toStrictEqual([...indicators].toSorted((a, b) => a - b));
    }
  });

  test('say what makes them done, with thresholds that the office has', () => {
    for (const { doneWhen } of measures) {
      expect(new Set(doneWhen.map(condition => condition.id)).size).toBe(doneWhen.length);
      for (const { th, en } of doneWhen) {
        const names = [...th.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
        expect([...en.matchAll(/\{(\w+)\}/g)].map(match => match[1])).toStrictEqual(names);
        for (const name of names) expect(Object.keys(profile.thresholds)).toContain(name);
      }
    }
  });
});

describe('the document', () => {
  test('is recorded with its title, meeting, reporter and fingerprint', () => {
    expect(document.title.verbatim).toBe('มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2564');
    expect(document.title.th).toBe('มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2565');
    expect(document.office.th).toBe('องค์การบริหารส่วนตำบลหลุมรัง อำเภอบ่อพลอย จังหวัดกาญจนบุรี');
    expect(document.meeting.day).toBe('2022-04-01');
    expect(document.date.day).toBe('2022-04-01');
    expect(fiscalYear(document.date.day)).toBe(round);
    expect(document.reporter.name.verbatim).toBe('นายชาตรี พิริยะเมธี');
    expect(document.reporter.position.verbatim).toBe('นักวิเคราะห์นโยบายและแผนชำนาญการ');
    expect(document.reporter.role.verbatim).toBe('ผู้ช่วยเลขานุการคณะทำงาน ฯ');
    expect(document.sha256).toBe('5139da0cc3750385dfff9224974fe256e9753173d8de2d9cd9ace0ec013d5095');
  });

  test('has ten slips, each kept beside its correction', () => {
    expect(slips.map(({ verbatim, corrected, times }) => [verbatim, corrected, times])).toStrictEqual([
      [document.title.verbatim, document.title.th, 1],
      ['หลุมรั้ง', 'หลุมรัง', 4],
      ['อำเภอป่าพยอม', 'อำเภอบ่อพลอย', 1],
      ['ระบบวัดการรับรู้', 'แบบวัดการรับรู้', 1],
      ['การใช้ทรัพย์สินของทางราชการ', 'การใช้ทรัพย์สินของราชการ', 1],
      ['ต่อการคุณภาพ', 'ต่อคุณภาพ', 1],
      ['เม.ย.64-ก.ย.65', 'เม.ย.65-ก.ย.65', 6],
      ['ก.ย.65-ต.ค.65', null, 1],
      ['เม.ย.65', null, 6],
      ['E- PlanNACC', 'e-PlanNACC', 1],
    ]);
    expect(measures.filter(measure => measure.period.note === 'period-year').map(m => m.number)).toStrictEqual([
      1, 2, 3, 4, 5, 9,
    ]);
    expect(measures.filter(measure => measure.period.note === 'due-in-meeting-month').map(m => m.number)).toStrictEqual(
      [7, 10, 11, 12, 13, 14],
    );
  });

  test('differs from what is shown only by its slips and stray spaces', () => {
    for (const { verbatim, th } of documentPassages) {
      const corrected = slips.reduce(
        (text, slip) => text.replaceAll(slip.verbatim, slip.corrected ?? slip.verbatim),
        verbatim,
      );
      expect(tight(th)).toBe(tight(corrected));
    }
  });
});

describe('the office', () => {
  test('leaves unset what no source gives', () => {
    expect([profile.phone, profile.email, profile.coordinates, profile.address]).toStrictEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([profile.postcode, profile.tambonCode, profile.amphoe.th]).toStrictEqual(['71160', '710305', 'บ่อพลอย']);
    expect(profile.website).toBe('www.lumrang.go.th');
  });

  test('has an accent on which white text is readable', () => {
    const channels = [1, 3, 5].map(at => Number.parseInt(profile.accent.slice(at, at + 2), 16) / 255);
    const linear = channels.map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    const [red = 0, green = 0, blue = 0] = linear;
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  test('lists the hotlines with the day they were checked', () => {
    expect(profile.hotlines.map(hotline => hotline.number)).toStrictEqual([
      '191',
      '199',
      '1669',
      '1784',
      '1129',
      '1205',
      '1567',
    ]);
  });

  test('keeps each kind of record for one stated time', () => {
    const kept = new Map(profile.retention.map(row => [row.record, `${row.keep.amount} ${row.keep.unit}`]));
    expect(kept.size).toBe(profile.retention.length);
    expect([kept.get('event-marker'), kept.get('unanswered-term')]).toStrictEqual(['24 hours', '90 days']);
  });

  test('has four divisions and the working group, known by one id each', () => {
    expect(divisions.map(division => [division.id, division.kind])).toStrictEqual([
      ['secretariat', 'division'],
      ['finance', 'division'],
      ['works', 'division'],
      ['welfare', 'division'],
      ['working-group', 'working-group'],
    ]);
  });
});

describe('complaints and clocks', () => {
  test('every category goes to a division that exists and runs on a clock that exists', () => {
    const ids = divisions.filter(division => division.kind === 'division').map(division => division.id);
    for (const category of categories) {
      expect(ids).toContain(category.division);
      expect(clocks.map(clock => clock.id)).toContain(category.clock);
      for (const number of category.call) expect(profile.hotlines.map(hotline => hotline.number)).toContain(number);
    }
    expect(new Set(categories.map(category => category.id)).size).toBe(categories.length);
  });

  test('no word points to two categories', () => {
    const words = categories.flatMap(category => category.words.map(word => word.toLowerCase()));
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toStrictEqual([]);
  });

  test('a disaster shows the number to call before anything is asked', () => {
    const urgent = categories.filter(category => category.urgency === 'urgent');
    expect(urgent.map(category => [category.id, category.call[0]])).toStrictEqual([['disaster', '1784']]);
  });

  test('every clock has reminders and escalations that only move forward', () => {
    expect(new Set(clocks.map(clock => clock.id)).size).toBe(clocks.length);
    for (const { reminders, escalation } of clocks) {
      expect(reminders).toStrictEqual(reminders.toSorted((a, b) => a - b));
      const days = escalation.map(step => step.after);
      expect(days).toStrictEqual(days.toSorted((a, b) => a - b));
    }
    expect(clocks.find(clock => clock.id === 'measure')?.reminders).toStrictEqual([-7, -1, 0, 1, 3, 7]);
  });

  test('only the limits of the data protection act are stated as law', () => {
    const stated = clocks.filter(clock => clock.standing === 'verified');
    expect(stated.map(({ id, limit }) => [id, limit?.amount, limit?.unit])).toStrictEqual([
      ['privacy-access', 30, 'calendar-days'],
      ['privacy-breach', 72, 'hours'],
    ]);
  });
});

describe('the holidays', () => {
  const days = holidays.holidays.map(holiday => holiday.day);

  test('are real days of the covered years, in order, each once', () => {
    expect(holidays.years).toStrictEqual([2569, 2570]);
    expect(days.every(isDay)).toBe(true);
    expect(days).toStrictEqual([...new Set(days)].toSorted());
    expect(new Set(days.map(day => day.slice(0, 4)))).toStrictEqual(new Set(['2026', '2027']));
  });

  test('that fall on a weekend have a substitution on a working day', () => {
    const weekend = days.filter(day => weekday(day) >= 6);
    const substitutions = holidays.holidays.filter(holiday => holiday.kind === 'substitution');
    expect(substitutions.map(holiday => holiday.standsFor).toSorted()).toStrictEqual(weekend);
    for (const { day } of substitutions) expect(weekday(day)).toBeLessThanOrEqual(5);
  });

  test('by the moon in a year not yet announced are still to be confirmed', () => {
    const guessed = holidays.holidays.filter(({ day, kind }) => kind === 'lunar' && day.startsWith('2027'));
    expect(guessed.map(holiday => holiday.standing)).toStrictEqual(guessed.map(() => 'to-be-confirmed'));
    expect(guessed).toHaveLength(4);
  });
});

test('a feature that exists is named as the measures name it', () => {
  const named = new Set(measures.flatMap(measure => measure.features));
  const inTheProduct: readonly string[] = features;
  for (const feature of ['qna', 'score', 'measure']) {
    expect(named).toContain(feature);
    expect(inTheProduct).toContain(feature);
  }
});
