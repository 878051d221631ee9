import type { JsonObject } from '../../line/types.ts';
import { color } from './length.ts';
import { child, word } from './node.ts';
import { usePress } from './press.ts';
import { type Layout, place, solid } from './style.ts';

type Props = { node: JsonObject; parent: Layout; spacing: string | undefined; isFirst: boolean };

/** A button component in LINE's three styles. `color` paints the letters of a link and the ground of the others. */
export function Button({ node, parent, spacing, isFirst }: Props) {
  const press = usePress();
  const action = child(node, 'action');
  const given = word(node, 'style');
  const style = given === 'primary' || given === 'secondary' ? given : 'link';
  const paint = color(word(node, 'color'));
  return (
    <div
      class={`fx-holder gravity-${word(node, 'gravity') ?? 'top'}`}
      style={solid(place(node, parent, spacing, isFirst))}
    >
      <button
        type="button"
        class={`fx-button is-${style} is-${word(node, 'height') === 'sm' ? 'sm' : 'md'}`}
        style={solid(style === 'link' ? { color: paint } : { backgroundColor: paint })}
        onClick={() => action !== undefined && press(action)}
      >
        {action === undefined ? '' : word(action, 'label')}
      </button>
    </div>
  );
}
