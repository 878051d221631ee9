import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { Settling } from '../../liff/features/case/acts.tsx';
import { Page } from '../../liff/ui/page.tsx';
import type { CaseDetail } from '../../src/features/case/shapes.ts';
import { freshPages, problemsOfAccess, show } from './page-fixture.tsx';

const both = { th: '', en: '' };
const fixed: CaseDetail = {
  ...{ id: '11111111-1111-4111-8111-111111111111', kind: 'complaint', subject: both, number: 1, year: 2570 },
  ...{ state: 'fixed', stateName: both, open: true, mine: true, at: 0, next: both, turn: 'you', needsMe: true },
  ...{ division: both, due: null, what: null, place: null, answers: null, correctable: [], question: null },
  ...{ steps: [], acts: ['confirm', 'dispute'], stars: null },
};
const answeredOpinion: CaseDetail = { ...fixed, kind: 'opinion', state: 'answered' };

describe('what only the person who asked can say', () => {
  freshPages();

  test.each([
    ['th', fixed, 'เสร็จจริงหรือยัง', 'เสร็จแล้ว', 'ยังไม่เสร็จ', 'ยังไม่เสร็จตรงไหน'],
    ['en', fixed, 'Is it really finished?', 'Yes, finished', 'Not finished', 'What is not finished?'],
    ['th', answeredOpinion, 'ได้คำตอบที่ต้องการหรือยัง', 'ได้แล้ว', 'ยังไม่ได้', 'ยังอยากรู้อะไรอีก'],
    [
      'en',
      answeredOpinion,
      'Does this answer your question?',
      'Yes, it does',
      'Not yet',
      'What would you still like to know?',
    ],
  ] as const)(
    '%s: is asked and answered in words that fit what was done',
    async (locale, shown, asks, yes, no, what) => {
      show(
        <Page title="เรื่องของฉัน">
          <Settling shown={shown} onDone={vi.fn()} />
        </Page>,
        { locale },
      );
      screen.getByRole('heading', { name: asks });
      screen.getByRole('button', { name: yes });
      fireEvent.click(screen.getByRole('button', { name: no }));
      expect(await screen.findByLabelText(what)).toBeTruthy();
      expect(await problemsOfAccess()).toEqual([]);
    },
  );
});
