import { texts } from '#i18n/texts.ts';

export const webText = texts(
  {
    service: 'บริการตอบคำถามทาง LINE',
    intro: (office: string) => `ถามเรื่องของ ${office} ดูคะแนน ITA และ 14 มาตรการส่งเสริมคุณธรรมและความโปร่งใส ได้ทาง LINE`,
    site: 'เว็บไซต์ของหน่วยงาน',
  },
  {
    service: 'Answers in LINE',
    intro: (office: string) =>
      `Ask about ${office}, see the ITA scores and the 14 integrity and transparency measures, in LINE.`,
    site: 'The office’s website',
  },
);
