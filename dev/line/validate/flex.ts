/** Containers of a Flex Message (Messaging API reference, Flex Message, Container). */
import { isObject } from '../http.ts';
import type { Json } from '../types.ts';
import { action } from './action.ts';
import { jsonBytes } from './count.ts';
import { component } from './flex-component.ts';
import { flexWord } from './flex-values.ts';
import type { Check, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { color, isBoolean } from './scalars.ts';

// "30 KB" and "50 KB" are read as thousands of bytes: the smaller of the two readings.
const bubbleBytes = 30_000;
const carouselBytes = 50_000;
const carouselBubbles = 12;
const animatedImages = 10;

const blockStyle: Check = (value, path, problems) => {
  checkShape(
    value,
    { backgroundColor: optional(color), separator: optional(isBoolean), separatorColor: optional(color) },
    path,
    problems,
  );
};

function bubbleShape(inCarousel: boolean): Shape {
  const block = optional(component(['box']));
  return {
    type: required(flexWord('bubble')),
    size: optional(flexWord('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga')),
    direction: optional(flexWord('ltr', 'rtl')),
    header: block,
    hero: optional(component(inCarousel ? ['box', 'image'] : ['box', 'image', 'video'])),
    body: block,
    footer: block,
    styles: optional((value, path, problems) => {
      const style = optional(blockStyle);
      checkShape(value, { header: style, hero: style, body: style, footer: style }, path, problems);
    }),
    action: optional(action('flex')),
  };
}

function bubble(inCarousel: boolean): Check {
  return (value, path, problems) => {
    if (!checkShape(value, bubbleShape(inCarousel), path, problems)) return;
    const blocks = ['header', 'hero', 'body', 'footer'].filter(name => (value[name] ?? null) !== null);
    if (blocks.length === 0) problems.add(path, 'At least one block must be specified');
    if (jsonBytes(value) > bubbleBytes)
      problems.add(path, `too large flex message: a bubble has at most ${bubbleBytes} bytes`);
    const hero = value.hero ?? null;
    const size = value.size ?? 'mega';
    const isWide = size === 'kilo' || size === 'mega' || size === 'giga';
    if (isObject(hero) && hero.type === 'video' && !isWide) {
      problems.add(problems.join(path, 'hero'), 'a video needs a bubble of size kilo, mega or giga');
    }
  };
}

function countAnimated(value: Json): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countAnimated(entry), 0);
  if (!isObject(value)) return 0;
  const own = value.type === 'image' && value.animated === true ? 1 : 0;
  return Object.values(value).reduce((sum: number, entry) => sum + countAnimated(entry), own);
}

const carousel: Check = (value, path, problems) => {
  const shape = {
    type: required(flexWord('carousel')),
    contents: required((contents, at) => {
      if (!Array.isArray(contents)) return problems.add(at, 'must be an array');
      if (contents.length < 1 || contents.length > carouselBubbles) {
        problems.add(at, `size must be between 1 and ${carouselBubbles}`);
      }
      for (const [index, entry] of contents.entries()) bubble(true)(entry, problems.join(at, index), problems);
      const widths = new Set(contents.map(entry => (isObject(entry) ? (entry.size ?? 'mega') : 'mega')));
      if (widths.size > 1) problems.add(at, 'bubbles of a carousel must have the same size');
    }),
  } satisfies Shape;
  checkShape(value, shape, path, problems);
  if (jsonBytes(value) > carouselBytes) {
    problems.add(path, `too large flex message: a carousel has at most ${carouselBytes} bytes`);
  }
};

export const flexContainer: Check = (value, path, problems) => {
  const type = isObject(value) ? value.type : null;
  if (type === 'bubble') bubble(false)(value, path, problems);
  else if (type === 'carousel') carousel(value, path, problems);
  else problems.add(problems.join(path, 'type'), 'Must be one of the following values: [bubble, carousel]');
  if (countAnimated(value) > animatedImages) problems.add(path, `at most ${animatedImages} animated images`);
};
