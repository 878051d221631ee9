import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { BASE } from '../deep-link.ts';

/** `main`: the one thing to do here. `plain`: anything else. `quiet`: as a link. `danger`: cannot be undone. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

type Look = { kind?: ButtonKind /** As wide as the column. */; wide?: boolean; children: ComponentChildren };

/** A button; `busy` keeps its words, says so to those who hear the page, and takes no second press. */
export function Button({
  kind = 'main',
  wide = false,
  busy = false,
  children,
  onClick,
  ...rest
}: Look & { busy?: boolean; onClick?: () => void } & Omit<ButtonHTMLAttributes, 'onClick'>) {
  return (
    <button
      type="button"
      {...rest}
      class={look(kind, wide)}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) onClick?.();
      }}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. `to`: a page below `/liff`; `href`: anything else, such as `tel:199`. */
export function LinkButton({
  kind = 'main',
  wide = false,
  children,
  ...where
}: Look & ({ to: string } | { href: string })) {
  const href = 'to' in where ? BASE + where.to : where.href;
  return (
    <a class={look(kind, wide)} href={href}>
      {children}
    </a>
  );
}

function look(kind: ButtonKind, wide: boolean): string {
  return `button button-${kind}${wide ? ' button-wide' : ''}`;
}
