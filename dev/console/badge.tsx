import { useWords } from './language.ts';

/** How many messages are unread; nothing when there are none. */
export function Badge({ count }: { count: number }) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <span class="badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="hidden">{words.phone.unread(count)}</span>
    </span>
  );
}
