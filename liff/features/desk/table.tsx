import { useState } from 'preact/hooks';
import { useLocale, useWords } from '../../locale.tsx';
import { session } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { deskPageText } from './text.ts';

/** The table of everything that came in with a form, fetched with the caller's token and saved as a file. */
export function Table({ kind, form }: { kind: string; form: string }) {
  const words = useWords(deskPageText);
  const locale = useLocale();
  const [state, setState] = useState<'still' | 'loading' | 'failed'>('still');
  const load = async () => {
    setState('loading');
    try {
      const token = (await session()).idToken() ?? '';
      const query = new URLSearchParams({ kind, form, locale });
      const response = await fetch(`/api/desk/export?${query}`, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) return setState('failed');
      const address = URL.createObjectURL(await response.blob());
      Object.assign(document.createElement('a'), { href: address, download: `${form}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      setState('still');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button kind="plain" wide busy={state === 'loading'} onClick={() => void load()}>
        {state === 'loading' ? words.loading : words.table}
      </Button>
      {state === 'failed' && (
        <p class="problem" role="alert">
          {words.tableFailed}
        </p>
      )}
    </>
  );
}
