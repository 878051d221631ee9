import type { CaseState } from '#domain/case.ts';
import { texts } from '#i18n/texts.ts';

const statesTh: Record<CaseState, string> = {
  received: 'รับเรื่องแล้ว รอเจ้าหน้าที่',
  screening: 'กำลังคัดกรอง',
  assigned: 'ส่งให้กองที่รับผิดชอบแล้ว',
  'in-progress': 'กำลังดำเนินการ',
  answered: 'ตอบแล้ว',
  fixed: 'แก้ไขแล้ว รอผู้แจ้งยืนยัน',
  disputed: 'ผู้แจ้งบอกว่ายังไม่เสร็จ',
  reopened: 'เปิดเรื่องอีกครั้ง',
  confirmed: 'ผู้แจ้งยืนยันว่าเสร็จแล้ว',
  unconfirmed: 'แก้ไขแล้ว (ยังไม่ได้ยืนยัน)',
  duplicate: 'รวมกับเรื่องเดิม',
  forwarded: 'ส่งต่อหน่วยงานอื่น',
  'not-in-authority': 'ไม่อยู่ในอำนาจของ อบต.',
  withdrawn: 'ผู้แจ้งถอนเรื่อง',
};
const statesEn: Record<CaseState, string> = {
  received: 'received, waiting for an officer',
  screening: 'being screened',
  assigned: 'passed to the division in charge',
  'in-progress': 'being worked on',
  answered: 'answered',
  fixed: 'fixed, waiting for your word',
  disputed: 'reported as not finished',
  reopened: 'reopened',
  confirmed: 'confirmed as finished',
  unconfirmed: 'fixed (not confirmed)',
  duplicate: 'joined to an earlier case',
  forwarded: 'forwarded to another agency',
  'not-in-authority': 'not in the office’s authority',
  withdrawn: 'withdrawn',
};

/** What cases are called wherever they are spoken of, to residents and to staff. */
export const caseWords = texts(
  {
    states: statesTh,
    answeredUnconfirmed: 'ตอบแล้ว (ยังไม่ได้ยืนยัน)',
    kinds: {
      complaint: 'เรื่องร้องเรียน',
      question: 'คำถามถึงเจ้าหน้าที่',
      service: 'คำขอรับบริการ',
      opinion: 'ความคิดเห็น',
    },
    /** `เลขรับ 123/2569`; the paper form is in `domain/reference.ts`. */
    keptFor: { hours: (n: number) => `${n} ชั่วโมง`, days: (n: number) => `${n} วัน`, years: (n: number) => `${n} ปี` },
    reference: (number: string, year: number) => `เลขรับ ${number}/${year}`,
    unnumbered: 'กำลังออกเลขรับ',
    ownRule: 'หลักเกณฑ์ของ อบต. เอง',
    noCategory: 'ทั่วไป',
    erased: '(ผู้ส่งลบข้อความแล้ว)',
    office: 'อบต.',
  },
  {
    states: statesEn,
    answeredUnconfirmed: 'answered (not confirmed)',
    kinds: {
      complaint: 'complaint',
      question: 'question to staff',
      service: 'request for a service',
      opinion: 'opinion',
    },
    keptFor: {
      hours: (n: number) => `${n} hours`,
      days: (n: number) => `${n} days`,
      years: (n: number) => `${n} year${n === 1 ? '' : 's'}`,
    },
    reference: (number: string, year: number) => `no. ${number}/${year}`,
    unnumbered: 'number to follow',
    ownRule: 'the office’s own rule',
    noCategory: 'general',
    erased: '(taken back by its sender)',
    office: 'the office',
  },
);
