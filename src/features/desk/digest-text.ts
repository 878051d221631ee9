import { texts } from '#i18n/texts.ts';

type Counts = { readonly open: number; readonly late: number; readonly untaken: number; readonly confirming: number };

export const digestText = texts(
  {
    title: (day: string) => `สรุปเรื่องร้องเรียนและคำถามประจำสัปดาห์ ณ ${day}`,
    counts: ({ open, late, untaken, confirming }: Counts) =>
      `ยังไม่จบ ${open} เรื่อง: เกินกำหนด ${late} · ยังไม่มีผู้รับ ${untaken} · รอผู้แจ้งยืนยัน ${confirming}`,
    how: 'พิมพ์ งานทั้งหมด เพื่อดูเรื่องเหล่านี้ค่ะ',
  },
  {
    title: (day: string) => `Complaints and questions this week, as of ${day}`,
    counts: ({ open, late, untaken, confirming }: Counts) =>
      `${open} open: ${late} late · ${untaken} not taken · ${confirming} waiting for the resident`,
    how: 'Type "all work" to see them.',
  },
);
