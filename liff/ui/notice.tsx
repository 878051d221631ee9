import type { ComponentChildren } from 'preact';

/** `info`: good to know. `good`: it worked. `warn`: look at this first. `bad`: it did not work. */
export type Tone = 'info' | 'good' | 'warn' | 'bad';

/** A remark that stands out. `alert`: it appeared because something happened, and is read aloud at once. */
export function Notice({
  tone = 'info',
  title,
  alert = false,
  children,
}: {
  tone?: Tone;
  title?: string;
  alert?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${tone}`} role={alert ? 'alert' : undefined}>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
