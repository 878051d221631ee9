import { texts } from '#i18n/texts.ts';

/** What the complaint's endpoints say to a page. */
export const complaintApiText = texts(
  {
    notice: (kept: string) =>
      `เมื่อส่ง อบต. จะเก็บเรื่อง สถานที่ รูป และรหัส LINE ของคุณ เพื่อแก้ไขเรื่องนี้และแจ้งผลให้คุณเท่านั้น เก็บไว้ ${kept} หลังปิดเรื่อง ดูหรือขอลบได้ที่หน้า "ข้อมูลของฉัน"`,
    sealedField: (numbers: readonly string[]) => `เรื่องทุจริตอย่าส่งทางนี้ กรุณาลบข้อความนี้ออก แล้วโทร ${numbers.join(' หรือ ')}`,
    sealed:
      'เรื่องแบบนี้อย่าส่งทางนี้นะคะ เพราะเจ้าหน้าที่ทุกคนที่ดูแลเรื่องร้องเรียนอ่านได้ เราไม่ได้รับหรือบันทึกสิ่งที่คุณพิมพ์ กรุณาลบออกจากแบบฟอร์มนี้ แล้วแจ้งเรื่องทุจริตได้ที่',
  },
  {
    notice: (kept: string) =>
      `Once sent, the office keeps what you wrote, the place, the photos and your LINE id, only to settle this and tell you the result, for ${kept} after the case is closed. See it or have it erased on the page "My data".`,
    sealedField: (numbers: readonly string[]) =>
      `Please do not report corruption here: take these words out and call ${numbers.join(' or ')}`,
    sealed:
      'Please do not send this here: all staff who deal with complaints could read it. We have neither received nor kept what you typed. Please take it out of this form, and report corruption to',
  },
);
