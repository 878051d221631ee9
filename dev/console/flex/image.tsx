import type { JsonObject } from '../../line/types.ts';
import { webAddress } from '../chat/address.ts';
import { Picture } from '../picture.tsx';
import { color, font, picture, ratio } from './length.ts';
import { child, word } from './node.ts';
import { usePress } from './press.ts';
import { type Layout, place, solid } from './style.ts';

type Props = { node: JsonObject; parent: Layout; spacing: string | undefined; isFirst: boolean };

export function Image({ node, parent, spacing, isFirst }: Props) {
  const press = usePress();
  const action = child(node, 'action');
  const frame = solid({
    width: picture(word(node, 'size') ?? 'md'),
    aspectRatio: ratio(word(node, 'aspectRatio')),
    backgroundColor: color(word(node, 'backgroundColor')),
  });
  const label = action === undefined ? '' : (word(action, 'label') ?? '');
  const image = (
    <Picture
      url={word(node, 'url')}
      name={label}
      className={word(node, 'aspectMode') === 'cover' ? 'is-cover' : 'is-fit'}
    />
  );
  return (
    <div
      class={`fx-image align-${word(node, 'align') ?? 'center'} gravity-${word(node, 'gravity') ?? 'top'}`}
      style={solid(place(node, parent, spacing, isFirst))}
    >
      {action === undefined ? (
        <span class="fx-frame" style={frame}>
          {image}
        </span>
      ) : (
        <button type="button" class="fx-frame fx-pressable" style={frame} onClick={() => press(action)}>
          {image}
        </button>
      )}
    </div>
  );
}

/** A small picture in a line of text; as high as letters of its size. */
export function Icon({ node, parent, spacing, isFirst }: Props) {
  const size = font(word(node, 'size') ?? 'md');
  return (
    <span class="fx-icon" style={solid({ fontSize: size }, place(node, parent, spacing, isFirst))}>
      <img src={webAddress(word(node, 'url')) ?? ''} alt="" style={{ aspectRatio: ratio(word(node, 'aspectRatio')) }} />
    </span>
  );
}

/** A video as the console shows it: its preview picture with controls to play it. */
export function Video({ node }: { node: JsonObject }) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: LINE's video component carries no captions.
    <video
      class="fx-video"
      controls
      preload="none"
      src={webAddress(word(node, 'url'))}
      poster={webAddress(word(node, 'previewUrl'))}
      style={{ aspectRatio: ratio(word(node, 'aspectRatio') ?? '20:13') }}
    />
  );
}
