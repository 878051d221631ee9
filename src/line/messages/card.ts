import { clipUnits, isLarger, jsonBytes, limits } from './limits.ts';
import type { ButtonAction, FlexBox, FlexBubble, FlexMessage, FlexPart, FlexSpace, FlexText } from './message.ts';

/** The colours of our cards. The accent is the office's; the others keep at least 4.5 : 1 against their ground. */
export const ink = {
  strong: '#1f2933',
  soft: '#52606d',
  onAccent: '#ffffff',
  line: '#d9e2ec',
  ground: '#f5f7fa',
  warn: '#9c4221',
  good: '#1b6e3c',
} as const;

type Words = Omit<FlexText, 'type' | 'text'>;

/** Words in a card: they wrap and follow the reader's own font size. */
export function words(value: string, style: Words = {}): FlexText {
  return {
    type: 'text',
    text: value.trim() || '–',
    wrap: true,
    scaling: true,
    size: 'md',
    color: ink.strong,
    ...style,
  };
}

export function stack(
  contents: readonly FlexPart[],
  style: Omit<Partial<FlexBox>, 'type' | 'layout' | 'contents'> = {},
): FlexBox {
  return { type: 'box', layout: 'vertical', contents, ...style };
}

/** A label and its value on one line, the value to the right. */
export function row(
  label: string,
  value: string,
  style: { labelFlex?: number; valueFlex?: number; strong?: boolean; size?: 'sm' | 'md' } = {},
): FlexBox {
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    contents: [
      words(label, { size: style.size ?? 'sm', color: ink.soft, flex: style.labelFlex ?? 3 }),
      words(value, {
        size: style.size ?? 'sm',
        align: 'end',
        flex: style.valueFlex ?? 2,
        weight: style.strong === false ? 'regular' : 'bold',
      }),
    ],
  };
}

/** A bar that is filled from 0 to 100 percent. */
export function bar(percent: number, color: string): FlexBox {
  const width = `${Math.max(1, Math.min(100, Math.round(percent)))}%`;
  return stack([stack([{ type: 'filler' }], { width, height: '8px', backgroundColor: color, cornerRadius: '4px' })], {
    height: '8px',
    backgroundColor: ink.line,
    cornerRadius: '4px',
    margin: 'sm',
  });
}

/** A short word on a coloured ground. */
export function badge(value: string, color: string): FlexBox {
  return stack([words(value, { size: 'sm', weight: 'bold', color: ink.onAccent, align: 'center' })], {
    backgroundColor: color,
    cornerRadius: '12px',
    paddingAll: '6px',
    flex: 0,
  });
}

/** Words that work as a button, also on LINE for PC, beside the four at the foot of a card. */
export function tappable(label: string, action: ButtonAction): FlexPart {
  return stack([words(label, { size: 'sm', weight: 'bold', align: 'center' })], {
    action,
    backgroundColor: ink.ground,
    cornerRadius: '8px',
    paddingAll: '10px',
  });
}

export function rule(margin: FlexSpace = 'lg'): FlexPart {
  return { type: 'separator', margin, color: ink.line };
}

export type CardParts = {
  readonly accent: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly body: readonly FlexPart[];
  readonly buttons?: readonly ButtonAction[];
};

/** One card: a band in the office's colour, what it says, and at most four buttons, the first one filled. */
export function card({ accent, title, subtitle, body, buttons = [] }: CardParts): FlexBubble {
  const head = [
    words(title, { weight: 'bold', size: 'lg', color: ink.onAccent }),
    ...(subtitle ? [words(subtitle, { size: 'sm', color: ink.onAccent })] : []),
  ];
  return {
    type: 'bubble',
    size: 'mega',
    header: stack(head, { backgroundColor: accent, paddingAll: '16px', spacing: 'xs' }),
    body: stack(body, { paddingAll: '16px', spacing: 'md' }),
    ...(buttons.length
      ? {
          footer: stack(
            buttons.slice(0, 4).map((action, at) => button(action, at === 0 ? accent : null)),
            { spacing: 'sm', paddingAll: '12px' },
          ),
        }
      : {}),
  };
}

function button(action: ButtonAction, accent: string | null): FlexPart {
  const style = accent ? ({ style: 'primary', color: accent } as const) : ({ style: 'link' } as const);
  return { type: 'button', action, height: 'sm', scaling: true, ...style };
}

/** A card as a message. The altText is what notifications and screen readers say. */
export function cardMessage(altText: string, bubble: FlexBubble): FlexMessage {
  checkBubble(bubble);
  return { type: 'flex', altText: clipUnits(altText, limits.altTextUnits), contents: bubble };
}

/** Up to 12 cards side by side; those that would make the message larger than LINE takes are left off from the end. */
export function carouselMessage(altText: string, bubbles: readonly FlexBubble[]): FlexMessage {
  for (const bubble of bubbles) checkBubble(bubble);
  let kept = bubbles.slice(0, limits.bubbles);
  while (kept.length > 1 && jsonBytes({ type: 'carousel', contents: kept }) > limits.carouselBytes)
    kept = kept.slice(0, -1);
  return {
    type: 'flex',
    altText: clipUnits(altText, limits.altTextUnits),
    contents: { type: 'carousel', contents: kept },
  };
}

/** One card as it is, several side by side. */
export function cardsMessage(altText: string, bubbles: readonly FlexBubble[]): FlexMessage {
  const [only] = bubbles;
  return only && bubbles.length === 1 ? cardMessage(altText, only) : carouselMessage(altText, bubbles);
}

function checkBubble(bubble: FlexBubble): void {
  if (isLarger(bubble, limits.bubbleBytes)) throw new RangeError(`a card of ${jsonBytes(bubble)} bytes`);
}
