import { useEffect, useState } from 'preact/hooks';

/** Is there a signal, as far as the browser knows? It is sure only when it says no. */
export function useOnline(): boolean {
  const [isOnline, set] = useState(navigator.onLine);
  useEffect(() => {
    const heard = () => set(navigator.onLine);
    addEventListener('online', heard);
    addEventListener('offline', heard);
    heard();
    return () => {
      removeEventListener('online', heard);
      removeEventListener('offline', heard);
    };
  }, []);
  return isOnline;
}
