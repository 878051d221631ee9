import { plainCommand } from '#domain/typed.ts';

/** What `privacy` can be asked to do. Everything is about whoever asks; nobody else can be named. */
export type PrivacyCommand =
  | { readonly kind: 'notice' | 'show' | 'ask-erase' | 'erase' | 'retention' }
  | { readonly kind: 'download'; readonly page: number };

const menu: readonly (readonly [RegExp, PrivacyCommand['kind']])[] = [
  [/^(?:(?:นโยบาย|ประกาศ)?ความเป็นส่วนตัว|privacy(?: (?:notice|policy))?)$/, 'notice'],
  [/^(?:ข้อมูลของ(?:ฉัน|ผม|หนู|ดิฉัน)|ข้อมูลส่วนตัว(?:ของฉัน)?|my data)$/, 'show'],
  [/^(?:ลบข้อมูล(?:ของฉัน)?|(?:erase|delete) (?:my )?data)$/, 'ask-erase'],
  [/^(?:ยืนยันลบข้อมูล|confirm eras(?:e|ing|ure))$/, 'erase'],
  [/^(?:ตรวจข้อมูลที่จะลบ|retention)$/, 'retention'],
];

/** Menu words only; whatever else is said about data is a question. */
export function parsePrivacy(text: string): PrivacyCommand | undefined {
  const said = plainCommand(text);
  if (said === null) return undefined;
  const page = /^(?:ดาวน์โหลดข้อมูล(?:ของฉัน)?|download (?:my )?data)(?: ?(\d{1,3}))?$/.exec(said);
  if (page) return { kind: 'download', page: Math.max(1, Number(page[1] ?? 1)) };
  const kind = menu.find(([words]) => words.test(said))?.[1];
  return kind && kind !== 'download' ? { kind } : undefined;
}
