import { texts } from '../../../src/i18n/texts.ts';

/** The words of the first page. */
export const homeText = texts(
  {
    title: 'วันนี้ให้เราช่วยเรื่องอะไร',
    complaint: { title: 'แจ้งเรื่อง', say: 'ไฟดับ ถนนพัง น้ำท่วม เรื่องเดือดร้อน' },
    services: { title: 'ขอรับบริการ', say: 'ขอรถน้ำ ขอถังขยะ เบี้ยยังชีพ และอื่น ๆ' },
    opinion: { title: 'แสดงความคิดเห็น', say: 'เสนอแนะ ตอบแบบสำรวจ' },
    cases: { title: 'เรื่องของฉัน', say: 'ดูว่าถึงไหนแล้ว ตอบเจ้าหน้าที่' },
    privacy: { title: 'ข้อมูลของฉัน', say: 'ดู ดาวน์โหลด แก้ หรือลบ' },
    measures: { title: 'คะแนนและมาตรการ', say: 'คะแนน ITA และมาตรการของ อบต.' },
    inChat: 'อยากถามอะไร พิมพ์ในแชต LINE ของ อบต. ได้เลย',
    urgent: 'เหตุด่วน กดโทรได้ทันที',
    call: { '191': 'เหตุร้าย', '199': 'ไฟไหม้', '1669': 'เจ็บป่วย' },
  },
  {
    title: 'How can we help you today?',
    complaint: { title: 'Report a problem', say: 'Lights out, broken road, flood, nuisance' },
    services: { title: 'Ask for a service', say: 'Water truck, bin, allowances and more' },
    opinion: { title: 'Give your opinion', say: 'Suggestions and surveys' },
    cases: { title: 'My cases', say: 'See progress, answer our staff' },
    privacy: { title: 'My data', say: 'See, download, correct or erase it' },
    measures: { title: 'Scores and measures', say: 'The office’s ITA score and measures' },
    inChat: 'For anything else, just ask in the office’s LINE chat.',
    urgent: 'Emergency: press to call',
    call: { '191': 'Police', '199': 'Fire', '1669': 'Medical' },
  },
);
