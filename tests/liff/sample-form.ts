import type { Form } from '../../src/domain/form.ts';

const both = (th: string, en: string) => ({ th, en });
const common = { help: null, showIf: null, required: true, sensitive: null } as const;
const optional = { ...common, required: false } as const;

/** A form with a field of every kind; the office and the matter are invented. */
export const sampleForm: Form = {
  id: 'sample',
  title: both('แจ้งเรื่องตัวอย่าง', 'Sample form'),
  intro: both('ใช้เวลาประมาณ 3 นาที', 'It takes about 3 minutes.'),
  fields: [
    {
      kind: 'section',
      id: 'matter',
      label: both('เรื่องที่แจ้ง', 'The matter'),
      help: both('บอกเท่าที่ทราบ', 'As far as you know'),
      showIf: null,
    },
    {
      ...common,
      kind: 'choice',
      id: 'category',
      label: both('เรื่องเกี่ยวกับอะไร', 'What is it about?'),
      stopIf: { is: ['fire'], say: both('ไฟไหม้ กรุณาโทร 199 ทันที', 'Fire: please call 199 at once'), call: '199' },
      options: [
        { value: 'light', label: both('ไฟทางดับ', 'Street light out') },
        { value: 'road', label: both('ถนนชำรุด', 'Broken road') },
        { value: 'fire', label: both('ไฟไหม้', 'Fire') },
      ],
    },
    {
      kind: 'section',
      id: 'traffic',
      label: both('ระวังรถ', 'Mind the traffic'),
      help: both('อย่ายืนกลางถนนเพื่อถ่ายรูป', 'Do not stand on the road for a photo'),
      showIf: { field: 'category', is: ['road'] },
    },
    {
      ...common,
      kind: 'long',
      id: 'words',
      label: both('เล่าให้เราฟัง', 'Tell us'),
      help: both('เกิดอะไรขึ้น', 'What happened'),
      most: 100,
    },
    { ...common, kind: 'place', id: 'place', label: both('ที่ไหน', 'Where?') },
    { ...optional, kind: 'photos', id: 'photos', label: both('รูปถ่าย', 'Photos'), most: 3 },
    { ...optional, kind: 'date', id: 'birth', label: both('วันเกิด', 'Day of birth'), earliest: null, latest: 0 },
    {
      ...common,
      kind: 'number',
      id: 'amount',
      label: both('กี่ดวง', 'How many?'),
      showIf: { field: 'category', is: ['light'] },
      min: 1,
      max: 50,
      decimals: 0,
      unit: both('ดวง', 'lights'),
    },
    {
      ...optional,
      kind: 'many',
      id: 'when',
      label: both('ดับช่วงไหน', 'When is it out?'),
      most: 1,
      stopIf: null,
      options: [
        { value: 'dusk', label: both('หัวค่ำ', 'Dusk') },
        { value: 'night', label: both('กลางคืน', 'Night') },
      ],
    },
    { ...optional, kind: 'phone', id: 'phone', label: both('เบอร์โทร', 'Phone') },
    {
      ...optional,
      kind: 'thai-id',
      id: 'card',
      sensitive: 'identity',
      label: both('เลขประจำตัวประชาชน', 'ID card number'),
    },
    { ...optional, kind: 'file', id: 'paper', label: both('เอกสาร', 'Paper'), most: 1 },
    { ...optional, kind: 'short', id: 'name', label: both('ชื่อที่ให้เรียก', 'What to call you'), most: 40 },
  ],
};
