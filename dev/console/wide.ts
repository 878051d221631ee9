import { useEffect, useState } from 'preact/hooks';

const WIDE = '(min-width: 1200px)';

/** Whether the panel about LINE fits beside the phones. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const update = () => setWide(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return isWide;
}
