/**
 * The part of LINE's message objects that we send. `tests/line/message-types.ts` proves them assignable to the SDK's.
 * Source: Messaging API reference, Message objects.
 */
export type Action =
  | { readonly type: 'postback'; readonly label: string; readonly data: string; readonly displayText: string }
  | { readonly type: 'message'; readonly label: string; readonly text: string }
  | { readonly type: 'uri'; readonly label: string; readonly uri: string }
  | { readonly type: 'location' | 'camera' | 'cameraRoll'; readonly label: string };

/** Actions that a button inside a card may have. */
export type ButtonAction = Exclude<Action, { type: 'location' | 'camera' | 'cameraRoll' }>;

export type QuickReply = { readonly items: readonly { readonly type: 'action'; readonly action: Action }[] };

export type TextMessage = { readonly type: 'text'; readonly text: string; readonly quickReply?: QuickReply };
export type FlexMessage = {
  readonly type: 'flex';
  readonly altText: string;
  readonly contents: FlexBubble | FlexCarousel;
  readonly quickReply?: QuickReply;
};
export type Message = TextMessage | FlexMessage;

export type FlexCarousel = { readonly type: 'carousel'; readonly contents: readonly FlexBubble[] };
export type FlexBubble = {
  readonly type: 'bubble';
  readonly size?: 'kilo' | 'mega' | 'giga';
  readonly header?: FlexBox;
  readonly body?: FlexBox;
  readonly footer?: FlexBox;
};
export type FlexSpace = 'none' | 'xs' | 'sm' | 'md' | 'lg' | 'xl' | 'xxl';
export type FlexBox = {
  readonly type: 'box';
  readonly layout: 'vertical' | 'horizontal' | 'baseline';
  readonly contents: readonly FlexPart[];
  readonly spacing?: FlexSpace;
  readonly margin?: FlexSpace;
  readonly paddingAll?: string;
  readonly paddingTop?: string;
  readonly paddingBottom?: string;
  readonly backgroundColor?: string;
  readonly cornerRadius?: string;
  readonly width?: string;
  readonly height?: string;
  readonly flex?: number;
  readonly alignItems?: 'flex-start' | 'center' | 'flex-end';
  readonly action?: ButtonAction;
};
export type FlexText = {
  readonly type: 'text';
  readonly text: string;
  readonly size?: 'xxs' | 'xs' | 'sm' | 'md' | 'lg' | 'xl' | 'xxl' | '3xl' | '4xl';
  readonly weight?: 'regular' | 'bold';
  readonly color?: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly gravity?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly flex?: number;
  readonly margin?: FlexSpace;
  readonly scaling?: boolean;
};
export type FlexButton = {
  readonly type: 'button';
  readonly action: ButtonAction;
  readonly style?: 'primary' | 'secondary' | 'link';
  readonly color?: string;
  readonly height?: 'sm' | 'md';
  readonly margin?: FlexSpace;
  readonly scaling?: boolean;
};
export type FlexPart =
  | FlexBox
  | FlexText
  | FlexButton
  | { readonly type: 'separator'; readonly margin?: FlexSpace; readonly color?: string }
  | { readonly type: 'filler' };
