import * as v from 'valibot';
import type { Form } from '../../src/domain/form.ts';
import { Form as FormSchema } from '../../src/offices/schema/form.ts';

/** Forms for tests, written as an office writes them. */
export function formOf(id: string, fields: readonly object[], more: object = {}): Form {
  const title = { th: 'แบบฟอร์มตัวอย่าง', en: 'Sample form' };
  return v.parse(FormSchema, { id, title, ...more, fields });
}

const both = (th: string, en: string) => ({ th, en });
const option = (value: string, th: string, en: string) => ({ value, label: both(th, en) });

/** A water truck, invented: every kind of question, one that is hidden, one that ends the form. */
export const everyKind = formOf('every-kind', [
  { id: 'who', kind: 'section', label: both('ผู้ขอ', 'Who asks') },
  { id: 'name', kind: 'short', label: both('ชื่อ', 'Name'), most: 20 },
  { id: 'citizen', kind: 'thai-id', label: both('เลขประจำตัวประชาชน', 'ID number') },
  { id: 'phone', kind: 'phone', label: both('เบอร์โทร', 'Phone') },
  { id: 'born', kind: 'date', label: both('วันเกิด', 'Day of birth'), latest: 0 },
  { id: 'what', kind: 'section', label: both('เรื่องที่ขอ', 'What is asked') },
  {
    id: 'reason',
    kind: 'choice',
    label: both('เหตุผล', 'Reason'),
    options: [
      option('dry', 'น้ำไม่ไหล', 'No water'),
      option('event', 'งานประเพณี', 'An event'),
      option('fire', 'ไฟไหม้', 'Fire'),
    ],
    stopIf: { is: ['fire'], say: both('โทร 199 แทนนะคะ', 'Call 199 instead'), call: '199' },
  },
  {
    id: 'event',
    kind: 'short',
    label: both('งานอะไร', 'Which event'),
    showIf: { field: 'reason', is: ['event'] },
  },
  {
    id: 'needs',
    kind: 'many',
    label: both('สิ่งที่ต้องการ', 'What is needed'),
    required: false,
    most: 2,
    options: [
      option('drink', 'น้ำดื่ม', 'Drinking water'),
      option('wash', 'น้ำใช้', 'Water for washing'),
      option('tank', 'ถังเก็บน้ำ', 'A tank'),
    ],
  },
  { id: 'litres', kind: 'number', label: both('ปริมาณ', 'How much'), min: 1, max: 12_000, unit: both('ลิตร', 'litres') },
  { id: 'day', kind: 'date', label: both('วันที่ต้องการ', 'Which day'), earliest: 1, latest: 30 },
  { id: 'where', kind: 'place', label: both('สถานที่', 'Where') },
  { id: 'illness', kind: 'long', label: both('อาการป่วย', 'Illness'), required: false, sensitive: 'health', most: 200 },
  { id: 'more', kind: 'long', label: both('เพิ่มเติม', 'Anything else'), required: false, most: 4000 },
  { id: 'photos', kind: 'photos', label: both('รูป', 'Photos'), required: false, most: 3 },
  { id: 'paper', kind: 'file', label: both('เอกสาร', 'Papers'), required: false, most: 1 },
]);

export const TODAY = '2027-01-05';
export const ID_NUMBER = '1234567890121';

/** Answers to all of {@link everyKind}, as a page sends them. */
export const allAnswers = {
  name: 'สมชาย ตัวอย่าง',
  citizen: '1-2345-67890-12-1',
  phone: '081-234-5678',
  born: '1959-08-15',
  reason: 'event',
  event: 'งานบวช',
  needs: ['wash', 'drink'],
  litres: '๑,๒๐๐',
  day: '2027-01-10',
  where: { latitude: 14.20011, longitude: 99.40022, words: 'หน้าวัด' },
  illness: 'ไม่มี',
  more: 'ขอบคุณค่ะ',
  photos: ['p1', 'p2'],
  paper: ['f1'],
};
