import type { ComponentChildren } from 'preact';
import type { Tone } from './notice.tsx';

/** The state of something in a word or two. The words say it; the colour only helps. */
export function Tag({ tone = 'info', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`tag tag-${tone}`}>{children}</span>;
}
