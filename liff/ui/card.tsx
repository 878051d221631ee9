import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { BASE } from '../deep-link.ts';

/** A part of a page with its heading; those who hear the page find it by that. */
export function Card({ title, children }: { title?: string; children: ComponentChildren }) {
  const id = useId();
  if (!title) return <div class="card">{children}</div>;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Rows that lead somewhere. Children: `<LinkRow>`. */
export function List({ label, children }: { label?: string; children: ComponentChildren }) {
  return (
    <ul class="list" aria-label={label}>
      {children}
    </ul>
  );
}

/** One row; `to` is a page below `/liff`. Children stand below the title: a tag, a day, a remark. */
export function LinkRow({ to, title, children }: { to: string; title: string; children?: ComponentChildren }) {
  return (
    <li>
      <a class="row" href={BASE + to}>
        <span class="row-title">{title}</span>
        {children && <span class="row-more">{children}</span>}
      </a>
    </li>
  );
}

/** Names and values, such as what was answered. `change`: the way to another answer. */
export function Facts({
  rows,
}: {
  rows: readonly { name: string; value: ComponentChildren; change?: ComponentChildren }[];
}) {
  return (
    <dl class="facts">
      {rows.map(({ name, value, change }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {change && <dd class="facts-change">{change}</dd>}
        </div>
      ))}
    </dl>
  );
}
