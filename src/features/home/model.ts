import type { ChatEvent } from '#domain/event.ts';

/** What `home` can be asked to do. */
export type HomeCommand =
  | {
      readonly kind:
        | 'menu'
        | 'cancel'
        | 'lost'
        | 'private'
        | 'follow'
        | 'unfollow'
        | 'join'
        | 'sticker'
        | 'media'
        | 'location'
        | 'thanks'
        | 'tab';
    }
  /** Null: the other one than now. */
  | { readonly kind: 'language'; readonly locale: 'th' | 'en' | null };

const menuWords = [
  'เมนู',
  'เมนูหลัก',
  'ช่วยเหลือ',
  'ช่วยด้วย',
  'วิธีใช้',
  'สวัสดี',
  'หวัดดี',
  'เริ่ม',
  'menu',
  'help',
  'hello',
  'hi',
  'start',
  '?',
];
const cancelWords = ['ยกเลิก', 'เลิก', 'ไม่ส่ง', 'หยุด', 'cancel', 'stop', 'quit'];
/** What people say when they are content; it wants no answer but a kind one. */
const thanksWords = [
  'ขอบคุณ',
  'ขอบคุณมาก',
  'ขอบคุณมากๆ',
  'ขอบใจ',
  'ขอบใจจ้า',
  'โอเค',
  'ได้',
  'รับทราบ',
  'เข้าใจแล้ว',
  'ลาก่อน',
  'บาย',
  'thanks',
  'thank you',
  'thx',
  'ok',
  'okay',
  'bye',
  // Said where nothing is under way: a conversation that waits for it hears it first.
  'เสร็จ',
  'เสร็จแล้ว',
  'done',
  'finished',
];
const thaiWords = ['ภาษาไทย', 'ไทย', 'thai'];
const englishWords = ['english', 'อังกฤษ', 'ภาษาอังกฤษ'];
const otherLanguageWords = ['เปลี่ยนภาษา', 'change language'];

/** A menu word, however politely it is said. */
export function parseHomeWords(text: string): HomeCommand | undefined {
  const said = text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s!.~]*(ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|นะ|please|[\s!.~])+$/u, '')
    .trim();
  if (
    thanksWords.includes(said.replace(/\s+/g, ' ')) ||
    /^(5{3,}|ha(ha)+|(\p{Extended_Pictographic}|\uFE0F|\u200D)+)$/u.test(said)
  )
    return { kind: 'thanks' };
  if (menuWords.includes(said)) return { kind: 'menu' };
  if (cancelWords.includes(said)) return { kind: 'cancel' };
  if (thaiWords.includes(said)) return { kind: 'language', locale: 'th' };
  if (englishWords.includes(said)) return { kind: 'language', locale: 'en' };
  if (otherLanguageWords.includes(said)) return { kind: 'language', locale: null };
  return undefined;
}

/** The command that a wordless event stands for. */
export function eventCommand(event: ChatEvent): HomeCommand | undefined {
  switch (event.kind) {
    case 'follow':
    case 'unfollow':
    case 'join':
    case 'sticker':
    case 'media':
    case 'location':
      return { kind: event.kind };
    default:
      return undefined;
  }
}
