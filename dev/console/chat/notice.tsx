import { useEffect, useState } from 'preact/hooks';

const SHOWN_MS = 4000;

/** A line that appears on a phone for a moment, and is read aloud. */
export function useNotice(): [string | null, (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string } | null>(null);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => setNotice(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice?.text ?? null, text => setNotice({ text })];
}

export function Notice({ text }: { text: string | null }) {
  return (
    <div class="notice" role="status">
      {text !== null && <p>{text}</p>}
    </div>
  );
}
