import type { Failure } from '../../result.ts';
import { useFailureWords } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Something that was asked for was not done; the button that asks for it stays. */
export function Failed({ title, failure }: { title: string; failure: Failure }) {
  const say = useFailureWords(failure);
  return (
    <Notice tone="bad" title={title} alert>
      <p>{say}</p>
    </Notice>
  );
}
