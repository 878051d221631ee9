import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { useWords } from '../language.ts';

type Props = {
  id: string;
  draft: string;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The name on the menu button; null when no menu is linked. */
  menuName: string | null;
  /** The person has blocked the account: nothing can be written. */
  isBlocked: boolean;
  isMenuOpen: boolean;
  isAttachOpen: boolean;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
  onMenu: () => void;
  onAttach: () => void;
};

/** The row under a chat. Enter sends, Shift+Enter breaks the line; pasted lines stay lines. */
export function Composer(props: Props) {
  const { id, draft, field, menuName, isBlocked, isMenuOpen, isAttachOpen, onDraft, onSend, onMenu, onAttach } = props;
  const words = useWords();
  const send = () => {
    if (draft.trim() === '') return;
    onSend(draft);
    onDraft('');
  };

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 120)}px`;
  }, [draft, field]);

  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <button
        type="button"
        class="icon-button"
        aria-label={words.composer.more}
        aria-expanded={isAttachOpen}
        disabled={isBlocked}
        onClick={onAttach}
      >
        <Icon name={isAttachOpen ? 'close' : 'plus'} />
      </button>
      {menuName !== null && (
        <button type="button" class="menu-button" aria-expanded={isMenuOpen} onClick={onMenu}>
          <span>{menuName}</span>
          <Icon name={isMenuOpen ? 'down' : 'up'} />
        </button>
      )}
      <label class="hidden" for={id}>
        {words.composer.field}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={1}
        value={draft}
        disabled={isBlocked}
        placeholder={isBlocked ? words.composer.blocked : words.composer.placeholder}
        onInput={event => onDraft(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="icon-button is-send" aria-label={words.composer.send} disabled={draft.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  );
}
