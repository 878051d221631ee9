import { texts } from './texts.ts';

/** Sentences that the API itself says; features bring their own. */
export const apiText = texts(
  {
    badInput: (fields: readonly string[]) => `ข้อมูลที่ส่งมาไม่ถูกต้อง${fields.length ? `: ${fields.join(', ')}` : ''}`,
    noJson: 'ข้อมูลที่ส่งมาอ่านไม่ได้ กรุณาลองใหม่',
    tooLarge: 'ข้อมูลที่ส่งมามากเกินไป',
    badKey: 'Idempotency-Key ต้องเป็นตัวอักษรหรือตัวเลข 8–128 ตัว',
    keyReused: 'รายการนี้ส่งไปแล้วด้วยข้อมูลอื่น กรุณาเปิดดูเรื่องของฉัน',
    changed: 'มีผู้อื่นแก้ไขพร้อมกัน กรุณาลองใหม่',
    signIn: 'กรุณาเข้าสู่ระบบด้วย LINE ก่อน',
    signInAgain: 'เข้าสู่ระบบไว้นานแล้ว กรุณาเข้าสู่ระบบด้วย LINE อีกครั้ง',
    keysUnreachable: 'ตอนนี้ตรวจการเข้าสู่ระบบกับ LINE ไม่ได้ กรุณาลองใหม่ในอีกสักครู่',
    staffOnly: 'ส่วนนี้สำหรับเจ้าหน้าที่ที่มีหน้าที่เท่านั้น',
    busy: 'ระบบยังไม่พร้อม กรุณาลองใหม่ในอีกสักครู่',
    noAddress: 'ไม่พบสิ่งที่ขอ',
    otherMethod: 'ใช้วิธีนี้กับที่อยู่นี้ไม่ได้',
    broken: 'ระบบขัดข้อง กรุณาลองใหม่ในอีกสักครู่ หากยังไม่ได้ กรุณาแจ้งสำนักงาน',
    badClock: 'กรุณาส่ง {"now": "เวลาแบบ ISO"}',
  },
  {
    badInput: (fields: readonly string[]) => `The request is not valid${fields.length ? `: ${fields.join(', ')}` : ''}`,
    noJson: 'What was sent cannot be read. Please try again.',
    tooLarge: 'What was sent is too large.',
    badKey: 'An Idempotency-Key has 8–128 visible ASCII characters',
    keyReused: 'This was sent before with other content. Please look at your cases.',
    changed: 'Somebody else changed this at the same moment. Please try again.',
    signIn: 'Please log in with LINE first.',
    signInAgain: 'You logged in a while ago. Please log in with LINE again.',
    keysUnreachable: 'Your login cannot be checked with LINE right now. Please try again in a moment.',
    staffOnly: 'This part is for the staff whose duty it is.',
    busy: 'The service is not ready. Please try again in a moment.',
    noAddress: 'There is nothing at this address.',
    otherMethod: 'This cannot be done at this address.',
    broken: 'Something went wrong. Please try again in a moment, and tell the office if it goes on.',
    badClock: 'Please send {"now": "<ISO time>"}',
  },
);
