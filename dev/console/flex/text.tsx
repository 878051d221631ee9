import type { JsonObject } from '../../line/types.ts';
import { color, font, step } from './length.ts';
import { amount, child, children, word } from './node.ts';
import { usePress } from './press.ts';
import { type Layout, place, type Style, solid } from './style.ts';

type Props = { node: JsonObject; parent: Layout; spacing: string | undefined; isFirst: boolean };

/** A text component, plain or made of spans. The words are text nodes, never markup. */
export function Text({ node, parent, spacing, isFirst }: Props) {
  const press = usePress();
  const action = child(node, 'action');
  const spans = children(node);
  const isWrapped = node.wrap === true;
  const words = spans.length > 0 ? spans.map((span, i) => <Span key={i} node={span} />) : word(node, 'text');
  const style = solid(letters(node), lines(node));
  const className = `fx-words${isWrapped ? ' is-wrapped' : ''}`;
  return (
    <div
      class={`fx-text gravity-${word(node, 'gravity') ?? 'top'}`}
      style={solid(place(node, parent, spacing, isFirst))}
    >
      {action === undefined ? (
        <p class={className} style={style}>
          {words}
        </p>
      ) : (
        <button type="button" class={`${className} fx-pressable`} style={style} onClick={() => press(action)}>
          {words}
        </button>
      )}
    </div>
  );
}

function Span({ node }: { node: JsonObject }) {
  return <span style={solid(letters(node))}>{word(node, 'text')}</span>;
}

const DECORATIONS = new Set(['none', 'underline', 'line-through']);

function letters(node: JsonObject): Style {
  const decoration = word(node, 'decoration');
  const weight = word(node, 'weight');
  return {
    color: color(word(node, 'color')),
    fontSize: font(word(node, 'size')),
    fontWeight: weight === 'bold' ? '700' : weight === 'regular' ? '400' : undefined,
    fontStyle: word(node, 'style') === 'italic' ? 'italic' : undefined,
    textDecoration: decoration !== undefined && DECORATIONS.has(decoration) ? decoration : undefined,
  };
}

function lines(node: JsonObject): Style {
  const align = word(node, 'align');
  const most = amount(node, 'maxLines') ?? 0;
  const extra = step(word(node, 'lineSpacing'));
  return {
    textAlign: align === 'center' || align === 'end' || align === 'start' ? align : undefined,
    lineHeight: extra === undefined ? undefined : `calc(1.4em + ${extra})`,
    ...(most > 0
      ? { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: String(most), overflow: 'hidden' }
      : {}),
  };
}
