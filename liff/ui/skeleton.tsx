import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { liffText } from '../text.ts';

const PATIENCE_MS = 300;

/** The shape of what is to come; drawn only when it takes longer than people notice. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const words = useWords(liffText);
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="skeleton" role="status">
      {isDue && (
        <>
          <span class="unseen">{words.loading}</span>
          {Array.from({ length: lines }, (_, line) => (
            <span key={line} class="skeleton-line" aria-hidden="true" />
          ))}
        </>
      )}
    </div>
  );
}
