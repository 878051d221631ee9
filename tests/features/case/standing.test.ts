import { expect, test } from 'vitest';
import { fileCase } from '../../../src/cases/filing.ts';
import { type Case, readCase } from '../../../src/cases/record.ts';
import { nextWords } from '../../../src/features/case/standing.ts';
import { NOW, office } from '../../support/turn.ts';

const DAY = 86_400_000;

function filed(kind: Case['kind']): Case {
  const { ref, writes } = fileCase(
    {
      id: crypto.randomUUID(),
      kind,
      from: 'U1',
      locale: 'th',
      channel: 'chat',
      category: null,
      urgent: false,
      division: 'works',
      clock: kind,
      what: 'ไฟทางดับ',
      messageIds: ['1'],
      where: null,
      photoIds: [],
      notice: 1,
    },
    { office, now: NOW, newId: () => crypto.randomUUID() },
  );
  const [write] = writes;
  if (write?.kind !== 'create') throw new Error('not filed');
  return readCase({ ref, data: write.data, version: '1' }).data;
}

test('a day that has passed is not promised', () => {
  const untaken = filed('complaint');
  expect(nextWords(untaken, NOW, 'th')).toContain('ขั้นต่อไป: เจ้าหน้าที่รับเรื่องภายใน 6 มกราคม 2570');
  expect(nextWords(untaken, NOW + 3 * DAY, 'th')).toContain('เลยกำหนดรับเรื่อง 6 มกราคม 2570 แล้ว ขออภัยค่ะ');
  expect(nextWords(untaken, NOW + 3 * DAY, 'en')).toMatch(/should have taken it by 6 January 2027/);
});

test('who has asked a question is asked whether it is answered, not whether it is finished', () => {
  const confirm = { clock: 'citizen-confirmation', dueAt: NOW + DAY, pausedAt: null };
  const waiting = (kind: Case['kind']): Case => {
    const subject = filed(kind);
    return {
      ...subject,
      state: 'answered',
      timers: { ...subject.timers, confirm: { ...subject.timers.settle, ...confirm } },
    };
  };
  expect(nextWords(waiting('complaint'), NOW, 'th')).toContain('เสร็จหรือยัง');
  expect(nextWords(waiting('question'), NOW, 'th')).toContain('ได้คำตอบที่ต้องการหรือยัง');
});
