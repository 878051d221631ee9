import type { JsonObject, RichMenuView } from '../../line/types.ts';
import { Area } from '../area.tsx';
import { word } from '../flex/node.ts';
import { useWords } from '../language.ts';

/** The picture of a rich menu with a button over each of its areas. */
export function RichMenu({ menu, onPress }: { menu: RichMenuView; onPress: (action: JsonObject) => void }) {
  const words = useWords();
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <Area
      class={`rich-menu${menu.imageUrl === null ? ' is-bare' : ''}`}
      aria-label={words.richMenu.name}
      style={{ aspectRatio: `${menu.size.width} / ${menu.size.height}` }}
    >
      {menu.imageUrl !== null && <img src={menu.imageUrl} alt="" draggable={false} />}
      {menu.areas.map(({ bounds, action }, i) => {
        const name = word(action, 'label') ?? word(action, 'text') ?? word(action, 'displayText') ?? `${i + 1}`;
        return (
          <button
            key={i}
            type="button"
            aria-label={name}
            style={{
              left: percent(bounds.x, menu.size.width),
              top: percent(bounds.y, menu.size.height),
              width: percent(bounds.width, menu.size.width),
              height: percent(bounds.height, menu.size.height),
            }}
            onClick={() => onPress(action)}
          >
            {menu.imageUrl === null && name}
          </button>
        );
      })}
    </Area>
  );
}
