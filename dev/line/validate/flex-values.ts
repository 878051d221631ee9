/** Values of Flex properties (Messaging API documentation, Flex Message layout). */
import type { Check } from './problems.ts';

const spaces = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'];
const sizes = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];
const borders = ['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'];

const pixels = /^\d+(\.\d+)?px$/;
const signedPixels = /^-?\d+(\.\d+)?px$/;
const percent = /^\d+(\.\d+)?%$/;

function value(words: string[], ...patterns: RegExp[]): Check {
  return (given, path, problems) => {
    const fits = typeof given === 'string' && (words.includes(given) || patterns.some(pattern => pattern.test(given)));
    if (!fits) problems.add(path, 'invalid property');
  };
}

/** Like `oneOf`, with the words of the Flex validator. */
export function flexWord(...words: string[]): Check {
  return value(words);
}

export const margin = value(spaces, pixels);
export const spacing = value(spaces, pixels);
export const padding = value(spaces, pixels, percent);
export const offset = value(spaces, signedPixels, percent);
export const cornerRadius = value(spaces, pixels);
export const borderWidth = value(borders, pixels);
export const boxLength = value([], pixels, percent);
export const fontSize = value(sizes, pixels);
export const iconSize = value(sizes, pixels);
export const imageSize = value([...sizes, 'full'], pixels, percent);
export const lineSpacing = value([], pixels);
export const angle: Check = (given, path, problems) => {
  const degrees = typeof given === 'string' ? /^(\d+(\.\d+)?)deg$/.exec(given) : null;
  if (degrees === null || Number(degrees[1]) >= 360) problems.add(path, 'invalid property');
};
export const centerPosition: Check = (given, path, problems) => {
  const share = typeof given === 'string' ? /^(\d+(\.\d+)?)%$/.exec(given) : null;
  if (share === null || Number(share[1]) > 100) problems.add(path, 'invalid property');
};

/** `{width}:{height}`, each from 1 to 100,000, height at most three times the width. */
export const aspectRatio: Check = (given, path, problems) => {
  const parts = typeof given === 'string' ? /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(given) : null;
  const [width, height] = [Number(parts?.[1]), Number(parts?.[2])];
  const fits = width >= 1 && width <= 100_000 && height >= 1 && height <= 100_000 && height <= 3 * width;
  if (!fits) problems.add(path, 'invalid property');
};

export const flexFactor: Check = (given, path, problems) => {
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) problems.add(path, 'invalid property');
};

/** A text that is shown: LINE refuses an empty one. */
export const shownText: Check = (given, path, problems) => {
  if (typeof given !== 'string' || given === '') problems.add(path, 'must be non-empty text');
};
