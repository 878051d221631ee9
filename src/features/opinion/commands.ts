import type { Form } from '#domain/form.ts';
import { plainCommand } from '#domain/typed.ts';
import type { ChatCommand } from '#forms/chat-feature.ts';

/** What `opinion` can be asked to do in the chat. */
export type OpinionCommand =
  | { readonly kind: 'write' | 'list' }
  | { readonly kind: 'vote'; readonly id: string; readonly option: string }
  | ChatCommand<{ readonly form: Form }>;

/** As they are once freed of politeness: the end of เสนอแนะ sounds like some. */
const said = (words: string): ReadonlySet<string> => new Set(words.split('|').map(word => plainCommand(word) ?? word));
const write = said(
  'แสดงความคิดเห็น|แสดงความเห็น|ความคิดเห็น|เสนอความคิดเห็น|เสนอแนะ|ข้อเสนอแนะ|opinion|give opinion|give my opinion|give your opinion|suggestion|feedback',
);
const list = said(
  'ประชาคม|ประชาคมออนไลน์|โพล|โพลล์|ตอบโพล|โหวต|รับฟังความคิดเห็น|poll|polls|vote|consultation|consultations|public consultation',
);

/** Typed words that are a command of this feature, and nothing else. */
export function parseOpinionWords(text: string): OpinionCommand | undefined {
  const plain = plainCommand(text);
  if (plain === null) return undefined;
  if (write.has(plain)) return { kind: 'write' };
  return list.has(plain) ? { kind: 'list' } : undefined;
}
