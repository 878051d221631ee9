/** How a Flex component sits in its parent box and how a box holds its children, as CSS. */
import type { JsonObject } from '../../line/types.ts';
import { border, color, gradient, step } from './length.ts';
import { amount, child, word } from './node.ts';

export type Style = Record<string, string | undefined>;

/** How the parent lays out its children; `baseline` is a row aligned on the text line. */
export type Layout = 'vertical' | 'horizontal' | 'baseline';

export function layoutOf(box: JsonObject): Layout {
  const layout = word(box, 'layout');
  return layout === 'horizontal' || layout === 'baseline' ? layout : 'vertical';
}

/**
 * Place of a component: share of the room (`flex`), distance to the one before (`margin`, else the parent's
 * `spacing`), own position and offsets. In a row a component takes an equal share unless it says otherwise.
 */
export function place(node: JsonObject, parent: Layout, spacing: string | undefined, isFirst: boolean): Style {
  const isAbsolute = word(node, 'position') === 'absolute';
  const gap = step(word(node, 'margin')) ?? (isFirst || isAbsolute ? undefined : step(spacing));
  return {
    flex: isAbsolute ? undefined : share(node, parent),
    position: isAbsolute ? 'absolute' : undefined,
    [parent === 'vertical' ? 'marginTop' : 'marginInlineStart']: gap,
    ...offsets(node, isAbsolute),
  };
}

function share(node: JsonObject, parent: Layout): string {
  const basis = parent === 'vertical' ? 'auto' : '0px';
  const own = amount(node, 'flex');
  if (own !== undefined) return own === 0 ? '0 0 auto' : `${own} 0 ${basis}`;
  if (parent === 'vertical' || word(node, 'width') !== undefined) return '0 0 auto';
  return node.type === 'icon' || node.type === 'separator' ? '0 0 auto' : '1 0 0px';
}

function offsets(node: JsonObject, isAbsolute: boolean): Style {
  const style: Style = {
    top: step(word(node, 'offsetTop')),
    bottom: step(word(node, 'offsetBottom')),
    insetInlineStart: step(word(node, 'offsetStart')),
    insetInlineEnd: step(word(node, 'offsetEnd')),
  };
  if (!isAbsolute && Object.values(style).some(value => value !== undefined)) style.position = 'relative';
  return style;
}

const JUSTIFY = new Set(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly']);
const ALIGN = new Set(['center', 'flex-start', 'flex-end']);

/** A box's own look. */
export function boxStyle(box: JsonObject): Style {
  const justify = word(box, 'justifyContent');
  const align = word(box, 'alignItems');
  const background = child(box, 'background');
  const radius = step(word(box, 'cornerRadius'));
  const edge = border(word(box, 'borderWidth'));
  return {
    backgroundColor: color(word(box, 'backgroundColor')),
    backgroundImage: background === undefined ? undefined : gradientOf(background),
    borderRadius: radius,
    borderWidth: edge,
    borderStyle: edge === undefined ? undefined : 'solid',
    borderColor: color(word(box, 'borderColor')),
    width: step(word(box, 'width')),
    height: step(word(box, 'height')),
    maxWidth: step(word(box, 'maxWidth')),
    maxHeight: step(word(box, 'maxHeight')),
    justifyContent: justify !== undefined && JUSTIFY.has(justify) ? justify : undefined,
    alignItems: align !== undefined && ALIGN.has(align) ? align : undefined,
    padding: step(word(box, 'paddingAll')),
    paddingTop: step(word(box, 'paddingTop')),
    paddingBottom: step(word(box, 'paddingBottom')),
    paddingInlineStart: step(word(box, 'paddingStart')),
    paddingInlineEnd: step(word(box, 'paddingEnd')),
  };
}

function gradientOf(background: JsonObject): string | undefined {
  return gradient({
    angle: word(background, 'angle'),
    start: word(background, 'startColor'),
    center: word(background, 'centerColor'),
    position: word(background, 'centerPosition'),
    end: word(background, 'endColor'),
  });
}

/** Drops what is not set, so that later styles do not overwrite earlier ones with nothing. */
export function solid(...styles: Style[]): Record<string, string> {
  const out: Record<string, string> = {};
  for (const style of styles) {
    for (const [key, value] of Object.entries(style)) if (value !== undefined) out[key] = value;
  }
  return out;
}
