import { useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { useFailureWords } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Told } from './sending.ts';
import { staffPages } from './staff-text.ts';

/** That it is saved, or why not. */
export function Outcome({ of }: { of: Told }) {
  const words = useWords(staffPages);
  if (typeof of === 'object') return <NotDone failure={of} />;
  return of === 'done' ? (
    <Notice tone="good" alert>
      {words.done}
    </Notice>
  ) : null;
}

function NotDone({ failure }: { failure: Failure }) {
  const words = useWords(staffPages);
  const say = useFailureWords(failure);
  return (
    <Notice tone="bad" title={words.notDone} alert>
      <p>{say}</p>
    </Notice>
  );
}
