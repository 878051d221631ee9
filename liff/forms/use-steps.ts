import { useEffect, useState } from 'preact/hooks';
import { fetchCode } from '../fetching.ts';

type Steps = typeof import('./steps.ts');
export type StepsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly steps: Steps };

/** Fetches what comes after filling in as soon as the form is shown: later there may be no signal. */
export function useSteps(): StepsState {
  const [state, setState] = useState<StepsState>({ kind: 'loading' });
  useEffect(() => {
    let isHere = true;
    const fetchThem = (isRetry: boolean) => {
      setState({ kind: 'loading' });
      fetchCode(() => import('./steps.ts'), isRetry).then(
        steps => isHere && setState({ kind: 'ready', steps }),
        () => isHere && setState({ kind: 'failed', retry: () => fetchThem(true) }),
      );
    };
    fetchThem(false);
    return () => {
      isHere = false;
    };
  }, []);
  return state;
}
