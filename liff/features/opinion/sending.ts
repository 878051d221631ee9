import { useRef, useState } from 'preact/hooks';
import type { Failure, Result } from '../../result.ts';

/** How far something that is sent has got. */
export type Told = 'ready' | 'sending' | 'done' | Failure;

/** One key for one thing that is sent, however often; then what became of it. */
export function useSending<I>(send: (input: I, key: string) => Promise<Result<unknown>>, onDone: () => void) {
  const [told, setTold] = useState<Told>('ready');
  const last = useRef({ of: '', key: '' });
  const start = async (input: I) => {
    setTold('sending');
    const of = JSON.stringify(input);
    if (last.current.of !== of) last.current = { of, key: crypto.randomUUID() };
    const result = await send(input, last.current.key);
    setTold(result.ok ? 'done' : result);
    if (result.ok) onDone();
  };
  return { told, start };
}
