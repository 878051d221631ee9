/** LINE's size words as CSS lengths (Messaging API reference, Flex Message; values as LINE's own simulator draws them). */

const STEPS: Record<string, string> = {
  none: '0px',
  xs: '2px',
  sm: '4px',
  md: '8px',
  lg: '12px',
  xl: '16px',
  xxl: '20px',
};

const FONTS: Record<string, string> = {
  xxs: '11px',
  xs: '13px',
  sm: '14px',
  md: '16px',
  lg: '19px',
  xl: '22px',
  xxl: '29px',
  '3xl': '35px',
  '4xl': '48px',
  '5xl': '74px',
};

const IMAGES: Record<string, string> = {
  xxs: '40px',
  xs: '60px',
  sm: '80px',
  md: '100px',
  lg: '120px',
  xl: '140px',
  xxl: '160px',
  '3xl': '180px',
  '4xl': '200px',
  '5xl': '220px',
  full: '100%',
};

const BORDERS: Record<string, string> = {
  none: '0px',
  light: '0.5px',
  normal: '1px',
  medium: '2px',
  'semi-bold': '3px',
  bold: '4px',
};

const BUBBLES: Record<string, string> = {
  nano: '120px',
  micro: '160px',
  deca: '220px',
  hecto: '241px',
  kilo: '260px',
  mega: '300px',
  giga: '386px',
};

const EXACT = /^-?\d+(\.\d+)?(px|%)$/;
const COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

function pick(words: Record<string, string>, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return words[value] ?? (EXACT.test(value) ? value : undefined);
}

export const step = (value: string | undefined) => pick(STEPS, value);
export const font = (value: string | undefined) => pick(FONTS, value);
export const picture = (value: string | undefined) => pick(IMAGES, value);
export const border = (value: string | undefined) => pick(BORDERS, value);
export const bubbleWidth = (value: string | undefined) => BUBBLES[value ?? 'mega'] ?? '300px';

/** A colour LINE would accept, else undefined: nothing else reaches a style. */
export function color(value: string | undefined): string | undefined {
  return value !== undefined && COLOR.test(value) ? value : undefined;
}

/** `20:13` as CSS `20 / 13`. */
export function ratio(value: string | undefined): string {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value ?? '') ?? [];
  return width === undefined || height === undefined ? '1 / 1' : `${width} / ${height}`;
}

const PERCENT = /^\d+(\.\d+)?%$/;

/** A box's `background` of type linearGradient as CSS; undefined when a part is not what LINE accepts. */
export function gradient(background: {
  angle: string | undefined;
  start: string | undefined;
  center: string | undefined;
  position: string | undefined;
  end: string | undefined;
}): string | undefined {
  const start = color(background.start);
  const end = color(background.end);
  if (start === undefined || end === undefined || !/^\d+(\.\d+)?deg$/.test(background.angle ?? '')) return undefined;
  const center = color(background.center);
  const position = background.position !== undefined && PERCENT.test(background.position) ? background.position : '50%';
  const stops = [`${start} 0%`, ...(center === undefined ? [] : [`${center} ${position}`]), `${end} 100%`];
  return `linear-gradient(${background.angle}, ${stops.join(', ')})`;
}
