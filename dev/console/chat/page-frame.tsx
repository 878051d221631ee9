import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { useWords } from '../language.ts';

export type Page = { kind: 'web' | 'picture'; url: string; shown: string };

type Props = { page: Page; onClose: () => void; onText: (text: string) => void };

/**
 * A web page or a picture over the chat, as LINE's own browser shows it. A page of this computer may say
 * `{ type: 'liff.close' }` or `{ type: 'liff.text', text }` to its parent window: what liff.closeWindow() and
 * liff.sendMessages() do inside LINE.
 */
export function PageFrame({ page, onClose, onText }: Props) {
  const words = useWords();
  const closer = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => closer.current?.focus(), []);
  useEffect(() => {
    const heard = (event: MessageEvent<unknown>) => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      if (event.origin !== new URL(page.url).origin) return;
      const { data } = event;
      if (typeof data !== 'object' || data === null || !('type' in data)) return;
      if (data.type === 'liff.close') onClose();
      if (data.type === 'liff.text' && 'text' in data && typeof data.text === 'string') onText(data.text);
    };
    addEventListener('message', heard);
    return () => removeEventListener('message', heard);
  }, [page.url, onClose, onText]);

  return (
    <div
      class="page-frame"
      role="dialog"
      aria-label={words.page.title}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <header>
        <button type="button" class="icon-button" ref={closer} aria-label={words.page.close} onClick={onClose}>
          <Icon name="close" />
        </button>
        <span class="address">{page.shown}</span>
        <a class="icon-button" href={page.url} target="_blank" rel="noreferrer" aria-label={words.page.tab}>
          <Icon name="external" />
        </a>
      </header>
      {page.kind === 'picture' ? (
        <div class="picture">
          <img src={page.url} alt={words.chat.photo} />
        </div>
      ) : (
        <iframe
          ref={frame}
          src={page.url}
          title={words.page.title}
          allow="geolocation; camera; clipboard-write"
          sandbox="allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
        />
      )}
    </div>
  );
}
