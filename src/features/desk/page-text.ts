import { texts } from '#i18n/texts.ts';

/** What the desk's endpoints say, and the heads and remarks of its tables. */
export const deskPageText = texts(
  {
    notFound: 'ไม่พบเรื่องนี้ หรือเป็นเรื่องของกองอื่น',
    noCases: 'ยังไม่มีเรื่องจากแบบฟอร์มนี้',
    typed: (reference: string) => `เลขรับ ${reference}`,
    heads: {
      reference: 'เลขรับ',
      day: 'วันที่รับ',
      subject: 'เรื่อง',
      division: 'กองที่รับผิดชอบ',
      state: 'สถานะ',
      due: 'กำหนดเสร็จ',
      closed: 'วันที่ปิด',
      stars: 'คะแนน',
      channel: 'ช่องทาง',
    },
    channels: { chat: 'แชต', liff: 'แบบฟอร์ม' },
    cut: (rows: string) => `ตารางนี้มีเฉพาะ ${rows} เรื่องล่าสุด เรื่องที่เก่ากว่านี้ไม่ได้รวมไว้`,
  },
  {
    notFound: 'There is no such case, or it belongs to another division',
    noCases: 'Nothing has come in with this form yet',
    typed: (reference: string) => `no. ${reference}`,
    heads: {
      reference: 'Number',
      day: 'Received',
      subject: 'Subject',
      division: 'Division',
      state: 'State',
      due: 'Due',
      closed: 'Closed',
      stars: 'Stars',
      channel: 'Channel',
    },
    channels: { chat: 'chat', liff: 'form' },
    cut: (rows: string) => `This table holds the newest ${rows} cases only; older ones are left out.`,
  },
);
