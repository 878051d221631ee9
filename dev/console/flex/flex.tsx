/** A Flex message as a phone shows it: one bubble, or a row of bubbles to scroll through. */
import { useRef } from 'preact/hooks';
import type { JsonObject } from '../../line/types.ts';
import { Area } from '../area.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../language.ts';
import { Box, Component, Cover } from './box.tsx';
import { bubbleWidth, color } from './length.ts';
import { child, children, word } from './node.ts';
import { type Style, solid } from './style.ts';

export function Flex({ contents, altText }: { contents: JsonObject; altText: string }) {
  if (word(contents, 'type') === 'carousel') return <Carousel contents={contents} altText={altText} />;
  return <Bubble bubble={contents} />;
}

function Carousel({ contents, altText }: { contents: JsonObject; altText: string }) {
  const words = useWords();
  const row = useRef<HTMLDivElement>(null);
  const move = (direction: 1 | -1) =>
    row.current?.scrollBy({ left: direction * row.current.clientWidth * 0.8, behavior: 'smooth' });
  return (
    <div class="fx-carousel">
      <Area class="fx-row" ref={row} tabIndex={0} aria-label={altText}>
        {children(contents).map((bubble, i) => (
          <Bubble key={i} bubble={bubble} />
        ))}
      </Area>
      <button type="button" class="fx-move is-back" aria-label={words.chat.previous} onClick={() => move(-1)}>
        <Icon name="back" />
      </button>
      <button type="button" class="fx-move is-on" aria-label={words.chat.next} onClick={() => move(1)}>
        <Icon name="forward" />
      </button>
    </div>
  );
}

/** Room inside a block, as LINE gives it unless the box says otherwise. */
function room(size: string | undefined, block: 'header' | 'body' | 'footer', hasFooter: boolean): Style {
  if (block === 'footer') return { padding: '10px' };
  switch (size) {
    case 'nano':
    case 'micro':
      return { padding: '10px' };
    case 'deca':
    case 'hecto':
      return { padding: block === 'body' && hasFooter ? '11px 14px 17px' : '11px 14px 13px' };
    case 'kilo':
      return { padding: block === 'body' && hasFooter ? '13px 13px 17px' : '13px' };
    default:
      return { padding: block === 'body' ? `19px 20px ${hasFooter ? '10px' : '20px'}` : '20px' };
  }
}

function Bubble({ bubble }: { bubble: JsonObject }) {
  const size = word(bubble, 'size');
  const styles = child(bubble, 'styles') ?? {};
  const hasFooter = child(bubble, 'footer') !== undefined;
  const block = (name: 'header' | 'hero' | 'body' | 'footer') => {
    const node = child(bubble, name);
    if (node === undefined) return null;
    const look = child(styles, name) ?? {};
    return (
      <div class={`fx-block is-${name}`} style={solid({ backgroundColor: color(word(look, 'backgroundColor')) })}>
        {look.separator === true && (
          <div
            class="fx-separator in-vertical"
            style={solid({ backgroundColor: color(word(look, 'separatorColor')) })}
          />
        )}
        {name === 'hero' ? (
          <Component node={node} parent="vertical" spacing={undefined} isFirst />
        ) : (
          <Box node={node} parent="vertical" spacing={undefined} isFirst own={room(size, name, hasFooter)} />
        )}
      </div>
    );
  };
  return (
    <article
      class={`fx-bubble is-${size ?? 'mega'}`}
      dir={word(bubble, 'direction') === 'rtl' ? 'rtl' : 'ltr'}
      style={{ width: bubbleWidth(size) }}
    >
      {block('header')}
      {block('hero')}
      {block('body')}
      {block('footer')}
      <Cover node={bubble} />
    </article>
  );
}
