import { clipGraphemes, clipUnits, limits } from './limits.ts';
import type { Action } from './message.ts';

/**
 * Builders of actions. Labels are clipped to the shorter limit of 20 characters, so that any action fits a quick reply
 * as well as a card.
 */
export function say(label: string, text: string = label): Extract<Action, { type: 'message' }> {
  return { type: 'message', label: clipLabel(label), text: clipUnits(text, limits.messageActionUnits) };
}

/** A button that tells the bot something without words; `displayText` is what the person appears to say. */
export function post(label: string, data: string, displayText: string = label): Extract<Action, { type: 'postback' }> {
  if (data.length > limits.postbackDataUnits) throw new RangeError(`postback data is ${data.length} units long`);
  return {
    type: 'postback',
    label: clipLabel(label),
    data,
    displayText: clipGraphemes(displayText, limits.displayTextGraphemes),
  };
}

/** A link; only https, as LINE demands. */
export function link(label: string, uri: string): Extract<Action, { type: 'uri' }> {
  if (!uri.startsWith('https://')) throw new RangeError(`not an https link: ${uri}`);
  return { type: 'uri', label: clipLabel(label), uri };
}

/** A button that dials. */
export function call(label: string, number: string): Extract<Action, { type: 'uri' }> {
  return { type: 'uri', label: clipLabel(label), uri: `tel:${number.replace(/[^\d+]/g, '')}` };
}

function clipLabel(label: string): string {
  return clipGraphemes(label, limits.labelGraphemes);
}
