import type { JsonObject } from '../../line/types.ts';
import { word } from '../flex/node.ts';

/** What the phone does when a button is pressed (Messaging API reference, Action objects). */
export type Step =
  | { kind: 'send' }
  | { kind: 'open'; link: string }
  | { kind: 'copy'; text: string }
  | { kind: 'date' }
  | { kind: 'photo' }
  | { kind: 'place' }
  | { kind: 'nothing' };

export function stepOf(action: JsonObject): Step {
  switch (word(action, 'type')) {
    case 'message':
    case 'postback':
    case 'richmenuswitch':
      return { kind: 'send' };
    case 'datetimepicker':
      return { kind: 'date' };
    case 'uri':
      return { kind: 'open', link: word(action, 'uri') ?? '' };
    case 'clipboard':
      return { kind: 'copy', text: word(action, 'clipboardText') ?? '' };
    case 'camera':
    case 'cameraRoll':
      return { kind: 'photo' };
    case 'location':
      return { kind: 'place' };
    default:
      return { kind: 'nothing' };
  }
}

/** The text that a press puts into the chat as the person's own; null when it puts none. */
export function echoOf(action: JsonObject): string | null {
  const type = word(action, 'type');
  if (type === 'message') return word(action, 'text') ?? null;
  if (type === 'postback') return word(action, 'displayText') ?? word(action, 'text') ?? null;
  return null;
}
