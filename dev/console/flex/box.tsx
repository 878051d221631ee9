import type { JsonObject } from '../../line/types.ts';
import { Button } from './button.tsx';
import { Icon, Image, Video } from './image.tsx';
import { color, step } from './length.ts';
import { child, children, word, wordsIn } from './node.ts';
import { usePress } from './press.ts';
import { boxStyle, type Layout, layoutOf, place, type Style, solid } from './style.ts';
import { Text } from './text.tsx';

type Props = { node: JsonObject; parent: Layout; spacing: string | undefined; isFirst: boolean };

/** Any component of a Flex message. Kinds that LINE adds later show nothing. */
export function Component(props: Props) {
  switch (word(props.node, 'type')) {
    case 'box':
      return <Box {...props} />;
    case 'text':
      return <Text {...props} />;
    case 'button':
      return <Button {...props} />;
    case 'image':
      return <Image {...props} />;
    case 'icon':
      return <Icon {...props} />;
    case 'video':
      return <Video node={props.node} />;
    case 'separator':
      return <Separator {...props} />;
    case 'filler':
      return <div class="fx-filler" style={solid({ flex: `${props.node.flex ?? 1} 0 0px` })} />;
    case 'spacer':
      return <div style={solid({ flex: '0 0 auto', padding: step(word(props.node, 'size') ?? 'md') })} />;
    default:
      return null;
  }
}

export function Box({ node, parent, spacing, isFirst, own }: Props & { own?: Style }) {
  const layout = layoutOf(node);
  const style = solid(own ?? {}, boxStyle(node), place(node, parent, spacing, isFirst));
  return (
    <div class={`fx-box is-${layout}`} style={style}>
      {children(node).map((part, i) => (
        <Component key={i} node={part} parent={layout} spacing={word(node, 'spacing')} isFirst={i === 0} />
      ))}
      <Cover node={node} />
    </div>
  );
}

/**
 * Makes a whole box or bubble pressable: a button laid over it, under the buttons inside it. Buttons within a button
 * would be lost to the keyboard and to screen readers.
 */
export function Cover({ node }: { node: JsonObject }) {
  const press = usePress();
  const action = child(node, 'action');
  if (action === undefined) return null;
  const name = word(action, 'label') ?? wordsIn(node);
  return <button type="button" class="fx-cover" aria-label={name || '…'} onClick={() => press(action)} />;
}

function Separator({ node, parent, spacing, isFirst }: Props) {
  const line = color(word(node, 'color'));
  const style = solid({ backgroundColor: line }, place(node, parent, spacing, isFirst));
  return <div class={`fx-separator in-${parent}`} style={style} />;
}
