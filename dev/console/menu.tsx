/** A button that opens a short list of acts; closes on choice, Escape, or a press elsewhere. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

export type MenuItem = { name: string; icon: IconName; run: () => void };

type Props = {
  label: string;
  icon: IconName;
  items: MenuItem[];
  className?: string;
  /** Set to open from outside, such as by a long press. */
  isOpen?: boolean;
  onToggle?: (isOpen: boolean) => void;
};

export function Menu({ label, icon, items, className = '', isOpen: given, onToggle }: Props) {
  const [own, setOwn] = useState(false);
  const isOpen = given ?? own;
  const holder = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const toggle = (next: boolean) => {
    setOwn(next);
    onToggle?.(next);
  };

  useEffect(() => {
    if (!isOpen) return undefined;
    holder.current?.querySelector<HTMLButtonElement>('[role=menuitem]')?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !holder.current?.contains(event.target)) toggle(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const entries = [...(holder.current?.querySelectorAll<HTMLButtonElement>('[role=menuitem]') ?? [])];
    const { activeElement } = document;
    const at = activeElement instanceof HTMLButtonElement ? entries.indexOf(activeElement) : -1;
    if (event.key === 'ArrowDown') entries[(at + 1) % entries.length]?.focus();
    else if (event.key === 'ArrowUp') entries[(at - 1 + entries.length) % entries.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') toggle(false);
    else return;
    if (event.key === 'Escape') opener.current?.focus();
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside.
    <div class={`menu ${className}`} ref={holder} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="icon-button"
        ref={opener}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => toggle(!isOpen)}
      >
        <Icon name={icon} />
      </button>
      {isOpen && (
        <div class="menu-list" role="menu" aria-label={label}>
          {items.map(item => (
            <button
              key={item.name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                toggle(false);
                opener.current?.focus();
                item.run();
              }}
            >
              <Icon name={item.icon} />
              {item.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
