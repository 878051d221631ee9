import { type Locale, texts } from '../../src/i18n/texts.ts';
import type { LineTrouble, Refusal } from './line-menus.ts';
import type { Step } from './plan.ts';

/** What the person at the keyboard reads of rich menus; Thai first, then English, as `dev/text.ts` says them. */
const both = texts(
  {
    help: `npm run richmenu -- <ทำอะไร>
  --check          เทียบเมนูบน LINE กับข้อมูลของหน่วยงาน บอกทุกข้อที่ต่าง ไม่เปลี่ยนอะไร (ต่างกัน จบด้วยรหัส 1)
  --deploy         ทำให้ LINE ตรงกับข้อมูล ทำซ้ำได้ ไม่แตะเมนูที่ไม่ใช่ของระบบนี้
  --draw <โฟลเดอร์>  วาดรูปเมนูลงแฟ้ม PNG ไว้ดู ไม่ติดต่อ LINE
  --help           ข้อความนี้
ค่าที่ใช้ จากสภาพแวดล้อมหรือ .dev.vars: OFFICE LINE_CHANNEL_ID LINE_CHANNEL_SECRET LIFF_ID LINE_API_BASE LINE_DATA_API_BASE
แก้ป้ายและลำดับปุ่มที่ src/offices/<หน่วยงาน>/rich-menu.json`,
    same: (audience: string) => `เมนู (${audience}) บน LINE ตรงกับข้อมูลแล้ว`,
    differs: (count: number) => `ต่างกัน ${count} ข้อ แก้ได้ด้วย npm run richmenu -- --deploy`,
    deployed: (count: number) => `เสร็จแล้ว ${count} ขั้น`,
    drawn: (file: string) => `วาดแล้ว ${file}`,
    dataWrong: 'ทำเมนูจากข้อมูลของหน่วยงานไม่ได้',
    notDeployed: 'วางเมนูใน LINE จำลองไม่ได้ โทรศัพท์จะไม่มีเมนู',
    steps: {
      create: (tab: string) => `ยังไม่มีเมนูแท็บ ${tab} ตามข้อมูลนี้ → สร้าง`,
      upload: (tab: string) => `เมนูแท็บ ${tab} ยังไม่มีรูป → ส่งรูป`,
      'add-alias': (alias: string) => `ยังไม่มีชื่อแท็บ ${alias} → ตั้งชื่อ`,
      'move-alias': (alias: string) => `ชื่อแท็บ ${alias} ชี้ไปเมนูอื่น → ชี้มาเมนูนี้`,
      'set-default': (tab: string) => `เมนูที่ทุกคนเห็นยังไม่ใช่แท็บ ${tab} → ตั้ง`,
      'remove-alias': (alias: string) => `ชื่อแท็บ ${alias} ไม่ใช้แล้ว → ลบ`,
      delete: (name: string) => `เมนูเก่าของเรา "${name}" → ลบ`,
    },
    refusals: {
      credentials:
        'LINE ไม่รับ LINE_CHANNEL_ID หรือ LINE_CHANNEL_SECRET ตรวจทั้งสองค่าใน LINE Developers Console แท็บ Basic settings',
      token: 'LINE ไม่รับรหัสเข้าใช้ (401) ตรวจว่าเป็นช่อง Messaging API',
      request: 'LINE ไม่รับคำขอนี้ เหตุผลของ LINE อยู่ด้านล่าง',
      busy: 'LINE ให้สร้างและลบเมนูได้จำกัดต่อชั่วโมง รอแล้วสั่งใหม่ จะทำต่อจากที่ค้าง',
      line: 'LINE ขัดข้องเอง รอสักครู่แล้วสั่งใหม่ จะทำต่อจากที่ค้าง',
      network: 'ติดต่อ LINE ไม่ได้ ตรวจอินเทอร์เน็ต แล้วสั่งใหม่ จะทำต่อจากที่ค้าง',
      answer: 'LINE ตอบมาในรูปที่อ่านไม่ได้ ลองสั่งใหม่',
    } satisfies Record<Refusal, string>,
  },
  {
    help: `npm run richmenu -- <what>
  --check          compares the menus on LINE with the office's data, names each difference, changes nothing (code 1 if they differ)
  --deploy         makes LINE as the data say; safe to run again; never touches menus that are not this product's
  --draw <folder>  draws the menus as PNG files to look at, without LINE
  --help           this
Settings, from the environment or .dev.vars: OFFICE LINE_CHANNEL_ID LINE_CHANNEL_SECRET LIFF_ID LINE_API_BASE LINE_DATA_API_BASE
The labels and their order are in src/offices/<office>/rich-menu.json`,
    same: (audience: string) => `The menus (${audience}) on LINE are as the data say`,
    differs: (count: number) => `${count} differences; mend them with: npm run richmenu -- --deploy`,
    deployed: (count: number) => `Done, ${count} steps`,
    drawn: (file: string) => `Drawn: ${file}`,
    dataWrong: 'The menus cannot be made from the data of the office',
    notDeployed: 'The menus could not be put on the local LINE; the phones will have none',
    steps: {
      create: (tab: string) => `There is no menu of the tab ${tab} as in the data → create it`,
      upload: (tab: string) => `The menu of the tab ${tab} has no picture → upload it`,
      'add-alias': (alias: string) => `There is no alias ${alias} → create it`,
      'move-alias': (alias: string) => `The alias ${alias} stands for another menu → point it here`,
      'set-default': (tab: string) => `The menu that everybody sees is not the tab ${tab} → set it`,
      'remove-alias': (alias: string) => `The alias ${alias} is no longer used → delete it`,
      delete: (name: string) => `Our older menu "${name}" → delete it`,
    },
    refusals: {
      credentials:
        'LINE does not accept LINE_CHANNEL_ID or LINE_CHANNEL_SECRET; check both in the LINE Developers Console, Basic settings',
      token: 'LINE does not accept the access token (401); check that it is a Messaging API channel',
      request: 'LINE refused this request; its reason is below',
      busy: 'LINE limits how many menus are created and deleted in an hour; wait and run again, it goes on where it stopped',
      line: 'LINE itself has trouble; wait a moment and run again, it goes on where it stopped',
      network: 'LINE cannot be reached; check the network and run again, it goes on where it stopped',
      answer: 'LINE answered in a way that cannot be read; run again',
    } satisfies Record<Refusal, string>,
  },
);

export type Line = (locale: Locale) => string;

export const menuText = {
  help: (locale => both[locale].help) satisfies Line,
  same:
    (audience: string): Line =>
    locale =>
      both[locale].same(audience),
  differs:
    (count: number): Line =>
    locale =>
      both[locale].differs(count),
  deployed:
    (count: number): Line =>
    locale =>
      both[locale].deployed(count),
  drawn:
    (file: string): Line =>
    locale =>
      both[locale].drawn(file),
  dataWrong: (locale => both[locale].dataWrong) satisfies Line,
  notDeployed: (locale => both[locale].notDeployed) satisfies Line,
  /** One difference, and what --deploy does about it. */
  step:
    (step: Step): Line =>
    locale =>
      stepWords(both[locale].steps, step),
  trouble:
    ({ refusal }: LineTrouble): Line =>
    locale =>
      both[locale].refusals[refusal],
};

function stepWords(words: (typeof both)['th']['steps'], step: Step): string {
  switch (step.kind) {
    case 'create':
    case 'upload':
    case 'set-default':
      return words[step.kind](step.menu.tab);
    case 'add-alias':
    case 'move-alias':
      return words[step.kind](step.menu.alias);
    case 'remove-alias':
      return words[step.kind](step.alias);
    case 'delete':
      return words.delete(step.name);
    default:
      return step satisfies never;
  }
}

/** Where and how it failed, in LINE's own words; it has no language. */
export function troubleDetails({ call, status, details }: LineTrouble): string {
  return [`${call}${status === null ? '' : ` → ${status}`}`, details].filter(Boolean).join('\n');
}
