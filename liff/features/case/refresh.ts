import { useEffect, useRef } from 'preact/hooks';
import type { Loaded } from '../../loading.tsx';

/** Reads again when somebody comes back to the page: meanwhile the office may have done something. */
function useRefresh(reload: (() => void) | null): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') latest.current?.();
    };
    document.addEventListener('visibilitychange', back);
    addEventListener('focus', back);
    addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      removeEventListener('focus', back);
      removeEventListener('online', back);
    };
  }, []);
}

export type Latest<O> = {
  /** What was read last; null where nothing is, or where the product says that there is nothing. */
  readonly value: O | null;
  /** It could not be read again just now. */
  readonly isOld: boolean;
  readonly reload: (() => void) | null;
};

/** What was read stays while it cannot be read again, and so does what somebody is just writing below it. */
export function useLatest<O>(read: Loaded<O>): Latest<O> {
  const last = useRef<O | null>(null);
  const isGone = read.kind === 'failed' && read.failure.kind === 'refused' && read.failure.status < 500;
  if (read.kind === 'ready') last.current = read.value;
  if (isGone) last.current = null;
  const reload = read.kind === 'ready' ? read.reload : read.kind === 'failed' ? read.retry : null;
  useRefresh(last.current === null ? null : reload);
  return { value: last.current, isOld: read.kind === 'failed', reload };
}
