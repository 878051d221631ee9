import { texts } from './texts.ts';

/** Sentences that the API itself says; features bring their own. */
export const apiText = texts(
  {
    badInput: (fields: readonly string[]) => `ข้อมูลที่ส่งมาไม่ถูกต้อง${fields.length ? `: ${fields.join(', ')}` : ''}`,
    badClock: 'กรุณาส่ง {"now": "เวลาแบบ ISO"}',
  },
  {
    badInput: (fields: readonly string[]) => `The request is not valid${fields.length ? `: ${fields.join(', ')}` : ''}`,
    badClock: 'Please send {"now": "<ISO time>"}',
  },
);
