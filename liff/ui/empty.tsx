import type { ComponentChildren } from 'preact';

/** Nothing here yet: says what to do. `children`: the button that does it. */
export function Empty({ title, say, children }: { title: string; say: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{say}</p>
      {children}
    </div>
  );
}
