import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Call } from '../src/domain/call.ts';
import { type CallOptions, call } from './api.ts';
import type { Failure } from './result.ts';

/** Something that is being read. `reload` reads it again and keeps what is shown until it is there. */
export type Loaded<O> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly value: O; readonly reload: () => void };

/** Reads from an endpoint when the page opens, and whenever the input changes. Show it with `<Waiting of={...}>`. */
export function useCall<I extends object, O>(endpoint: Call<I, O>, input: I, options: Pick<CallOptions, 'open'> = {}) {
  const [state, setState] = useState<Loaded<O>>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound(count => count + 1), []);
  const asked = JSON.stringify(input);
  const isOpen = options.open === true;

  // What is shown belongs to the last question only.
  useEffect(() => setState({ kind: 'loading' }), [endpoint, asked]);
  useEffect(() => {
    const leaving = new AbortController();
    call(endpoint, input, { signal: leaving.signal, open: isOpen }).then(result => {
      if (leaving.signal.aborted) return;
      if (result.ok) setState({ kind: 'ready', value: result.value, reload: again });
      else
        setState({
          kind: 'failed',
          failure: result,
          retry: () => {
            setState({ kind: 'loading' });
            again();
          },
        });
    });
    return () => leaving.abort();
  }, [endpoint, asked, isOpen, round]);
  return state;
}
