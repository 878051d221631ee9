/** Components of a Flex Message (Messaging API reference, Flex Message, Component). */
import { isObject } from '../http.ts';
import type { Json, JsonObject } from '../types.ts';
import { action } from './action.ts';
import {
  angle,
  aspectRatio,
  borderWidth,
  boxLength,
  centerPosition,
  cornerRadius,
  flexFactor,
  flexWord,
  fontSize,
  iconSize,
  imageSize,
  lineSpacing,
  margin,
  offset,
  padding,
  shownText,
  spacing,
} from './flex-values.ts';
import type { Check, Problems, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { color, httpsUrl, isBoolean } from './scalars.ts';

const place: Shape = {
  position: optional(flexWord('relative', 'absolute')),
  offsetTop: optional(offset),
  offsetBottom: optional(offset),
  offsetStart: optional(offset),
  offsetEnd: optional(offset),
};
const gravity = optional(flexWord('top', 'bottom', 'center'));
const align = optional(flexWord('start', 'end', 'center'));
const tap = optional(action('flex'));
const lettering: Shape = {
  size: optional(fontSize),
  color: optional(color),
  weight: optional(flexWord('regular', 'bold')),
  style: optional(flexWord('normal', 'italic')),
  decoration: optional(flexWord('none', 'underline', 'line-through')),
};

const span: Check = (value, path, problems) => {
  checkShape(value, { type: required(flexWord('span')), text: required(shownText), ...lettering }, path, problems);
};

const background: Check = (value, path, problems) => {
  checkShape(
    value,
    {
      type: required(flexWord('linearGradient')),
      angle: required(angle),
      startColor: required(color),
      endColor: required(color),
      centerColor: optional(color),
      centerPosition: optional(centerPosition),
    },
    path,
    problems,
  );
};

const shapes: Record<string, Shape> = {
  box: {
    type: required(flexWord('box')),
    layout: required(flexWord('horizontal', 'vertical', 'baseline')),
    contents: required((value, path, problems) => {
      if (!Array.isArray(value)) problems.add(path, 'must be an array');
    }),
    flex: optional(flexFactor),
    spacing: optional(spacing),
    margin: optional(margin),
    ...place,
    backgroundColor: optional(color),
    borderColor: optional(color),
    borderWidth: optional(borderWidth),
    cornerRadius: optional(cornerRadius),
    width: optional(boxLength),
    maxWidth: optional(boxLength),
    height: optional(boxLength),
    maxHeight: optional(boxLength),
    paddingAll: optional(padding),
    paddingTop: optional(padding),
    paddingBottom: optional(padding),
    paddingStart: optional(padding),
    paddingEnd: optional(padding),
    action: tap,
    justifyContent: optional(
      flexWord('center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'),
    ),
    alignItems: optional(flexWord('center', 'flex-start', 'flex-end')),
    background: optional(background),
  },
  button: {
    type: required(flexWord('button')),
    action: required(action('flex-button')),
    flex: optional(flexFactor),
    margin: optional(margin),
    ...place,
    height: optional(flexWord('sm', 'md')),
    style: optional(flexWord('primary', 'secondary', 'link')),
    color: optional(color),
    gravity,
    adjustMode: optional(flexWord('shrink-to-fit')),
    scaling: optional(isBoolean),
  },
  image: {
    type: required(flexWord('image')),
    url: required(httpsUrl),
    flex: optional(flexFactor),
    margin: optional(margin),
    ...place,
    align,
    gravity,
    size: optional(imageSize),
    aspectRatio: optional(aspectRatio),
    aspectMode: optional(flexWord('cover', 'fit')),
    backgroundColor: optional(color),
    action: tap,
    animated: optional(isBoolean),
  },
  video: {
    type: required(flexWord('video')),
    url: required(httpsUrl),
    previewUrl: required(httpsUrl),
    altContent: required((value, path, problems) => component(['box', 'image'])(value, path, problems)),
    aspectRatio: optional(aspectRatio),
    action: optional(action('flex-video')),
  },
  icon: {
    type: required(flexWord('icon')),
    url: required(httpsUrl),
    size: optional(iconSize),
    aspectRatio: optional(aspectRatio),
    margin: optional(margin),
    ...place,
    scaling: optional(isBoolean),
  },
  text: {
    type: required(flexWord('text')),
    text: optional(shownText),
    contents: optional((value, path, problems) => {
      if (!Array.isArray(value) || value.length === 0) return problems.add(path, 'must be specified');
      for (const [index, entry] of value.entries()) span(entry, problems.join(path, index), problems);
    }),
    flex: optional(flexFactor),
    margin: optional(margin),
    ...place,
    ...lettering,
    align,
    gravity,
    wrap: optional(isBoolean),
    lineSpacing: optional(lineSpacing),
    maxLines: optional(flexFactor),
    action: tap,
    adjustMode: optional(flexWord('shrink-to-fit')),
    scaling: optional(isBoolean),
  },
  separator: { type: required(flexWord('separator')), margin: optional(margin), color: optional(color) },
  filler: { type: required(flexWord('filler')), flex: optional(flexFactor) },
};

const inBox = ['box', 'button', 'image', 'text', 'separator', 'filler'];
const inBaselineBox = ['icon', 'text', 'filler'];

function checkContents(box: JsonObject, path: string, problems: Problems): void {
  if (!Array.isArray(box.contents)) return;
  const contents = problems.join(path, 'contents');
  const child = component(box.layout === 'baseline' ? inBaselineBox : inBox);
  for (const [index, entry] of box.contents.entries()) child(entry, problems.join(contents, index), problems);
}

/** A component of one of the given types, with all it contains. */
export function component(types: string[]): Check {
  return (value, path, problems) => {
    if (!isObject(value)) return problems.add(path, 'must be an object');
    const type: Json = value.type ?? null;
    const shape = typeof type === 'string' && types.includes(type) ? shapes[type] : undefined;
    if (shape === undefined) {
      return problems.add(problems.join(path, 'type'), `Must be one of the following values: [${types.join(', ')}]`);
    }
    checkShape(value, shape, path, problems);
    if (type === 'box') checkContents(value, path, problems);
    const hasWords = (value.text ?? null) !== null || (value.contents ?? null) !== null;
    if (type === 'text' && !hasWords) problems.add(problems.join(path, 'text'), 'must be specified');
  };
}
