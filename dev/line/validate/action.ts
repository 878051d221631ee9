/** Action objects (Messaging API reference, Action objects). */
import { isObject } from '../http.ts';
import type { Json } from '../types.ts';
import type { Check, Field, Problems, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { actionUri, oneOf, textClusters, textUnits } from './scalars.ts';

/** Where an action stands: it decides which kinds may stand there, and how its label is held. */
export type ActionPlace =
  | 'quick-reply'
  | 'template'
  | 'image-carousel'
  | 'default-action'
  | 'rich-menu'
  | 'flex-button'
  | 'flex'
  | 'flex-video';

const everywhere = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];
const quickReplyOnly = ['camera', 'cameraRoll', 'location'];

function allowedTypes(place: ActionPlace): string[] {
  if (place === 'quick-reply') return [...everywhere, ...quickReplyOnly];
  if (place === 'rich-menu') return [...everywhere, 'richmenuswitch'];
  if (place === 'flex-video') return ['uri'];
  return everywhere;
}

/** Messaging API reference, Specifications of the label. */
function labelField(place: ActionPlace): Field {
  switch (place) {
    case 'image-carousel':
      return optional(textClusters(12));
    case 'quick-reply':
    case 'template':
      return required(textClusters(20));
    case 'rich-menu':
    case 'default-action':
      return optional(textClusters(20));
    case 'flex-button':
      return required(textClusters(40));
    case 'flex':
    case 'flex-video':
      return optional(textClusters(40));
    default:
      return place satisfies never;
  }
}

const pickerFormats: Record<string, RegExp> = {
  date: /^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

const data = required(textUnits(300));
const anyText: Check = (value, path, problems) => {
  if (typeof value !== 'string') problems.add(path, 'must be a string');
};

function shapeOf(type: string, label: Field): Shape {
  const head: Shape = { type: required(oneOf(type)), label };
  switch (type) {
    case 'postback':
      return {
        ...head,
        data,
        displayText: optional(textClusters(300)),
        text: optional(textClusters(300)),
        inputOption: optional(oneOf('closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice')),
        fillInText: optional(textClusters(300)),
      };
    case 'message':
      return { ...head, text: required(textClusters(300)) };
    case 'uri':
      return {
        ...head,
        uri: required(actionUri),
        altUri: optional((value, path, problems) => {
          checkShape(value, { desktop: optional(actionUri) }, path, problems);
        }),
      };
    case 'datetimepicker':
      return {
        ...head,
        data,
        mode: required(oneOf('date', 'time', 'datetime')),
        initial: optional(anyText),
        max: optional(anyText),
        min: optional(anyText),
      };
    case 'clipboard':
      return { ...head, clipboardText: required(textUnits(1000)) };
    case 'richmenuswitch':
      return { ...head, data, richMenuAliasId: required(textUnits(32)) };
    default:
      return head;
  }
}

function checkPicker(action: Record<string, Json>, path: string, problems: Problems): void {
  const { mode = null } = action;
  const format = typeof mode === 'string' && Object.hasOwn(pickerFormats, mode) ? pickerFormats[mode] : undefined;
  if (format === undefined) return;
  for (const key of ['initial', 'max', 'min']) {
    const value = action[key] ?? null;
    if (typeof value === 'string' && !format.test(value)) problems.add(problems.join(path, key), 'invalid format');
  }
  const { min, max } = action;
  if (typeof min === 'string' && typeof max === 'string' && min.toUpperCase() >= max.toUpperCase()) {
    problems.add(problems.join(path, 'max'), 'must be greater than min');
  }
}

export function action(place: ActionPlace): Check {
  return (value, path, problems) => {
    if (!isObject(value)) return problems.add(path, 'must be an object');
    const type = value.type;
    const types = allowedTypes(place);
    if (typeof type !== 'string' || !types.includes(type)) {
      return problems.add(problems.join(path, 'type'), `Must be one of the following values: [${types.join(', ')}]`);
    }
    const label = quickReplyOnly.includes(type) ? required(textClusters(20)) : labelField(place);
    checkShape(value, shapeOf(type, label), path, problems);
    if (type === 'datetimepicker') checkPicker(value, path, problems);
    if (type !== 'postback') return;
    if ((value.displayText ?? null) !== null && (value.text ?? null) !== null) {
      problems.add(problems.join(path, 'text'), 'displayText and text can not both be specified');
    }
    if ((value.fillInText ?? null) !== null && value.inputOption !== 'openKeyboard') {
      problems.add(problems.join(path, 'fillInText'), 'needs inputOption openKeyboard');
    }
  };
}
