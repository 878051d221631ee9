import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { type Session, session, startAgain } from './session.ts';

/** What is known of whoever looks at the page. */
export type PersonState =
  | { readonly kind: 'asking' }
  /** LINE could not be asked. */
  | { readonly kind: 'unreachable'; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly session: Session };

const Context = createContext<PersonState>({ kind: 'asking' });

export function PersonProvider({ children }: { children: ComponentChildren }) {
  const [known, setKnown] = useState<Session | 'asking' | 'unreachable'>('asking');
  const hear = useCallback((asked: Promise<Session>) => {
    setKnown('asking');
    asked.then(setKnown, () => setKnown('unreachable'));
  }, []);
  useEffect(() => hear(session()), [hear]);
  const value = useMemo<PersonState>(() => {
    if (known === 'asking') return { kind: 'asking' };
    if (known === 'unreachable') return { kind: 'unreachable', retry: () => hear(startAgain()) };
    return { kind: 'ready', session: known };
  }, [known, hear]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** Who looks at the page; `asking` until LINE has said so. */
export function usePerson(): PersonState {
  return useContext(Context);
}
