import type { JsonObject, QuickReplyItem } from '../../line/types.ts';
import { word } from '../flex/node.ts';
import { useWords } from '../language.ts';
import { webAddress } from './address.ts';

/** The buttons of the newest message, above the field. They go when one is used or anything newer arrives. */
export function QuickReplies({ items, onPress }: { items: QuickReplyItem[]; onPress: (action: JsonObject) => void }) {
  const words = useWords();
  if (items.length === 0) return null;
  return (
    <ul class="quick" aria-label={words.chat.quick}>
      {items.map((item, i) => {
        const icon = webAddress(item.imageUrl);
        return (
          <li key={i}>
            <button type="button" onClick={() => onPress(item.action)}>
              {icon !== undefined && <img src={icon} alt="" />}
              {word(item.action, 'label')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
