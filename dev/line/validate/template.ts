/** Template messages (Messaging API reference, Template messages). */
import { isObject } from '../http.ts';
import type { Json } from '../types.ts';
import type { ActionPlace } from './action.ts';
import { action } from './action.ts';
import { clusters } from './count.ts';
import type { Check, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { color, httpsUrl, oneOf, textClusters } from './scalars.ts';

function list(from: number, to: number, check: Check): Check {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return problems.add(path, 'must be an array');
    if (value.length < from || value.length > to) problems.add(path, `size must be between ${from} and ${to}`);
    for (const [index, entry] of value.entries()) check(entry, problems.join(path, index), problems);
  };
}

const actions = (from: number, to: number, place: ActionPlace) => required(list(from, to, action(place)));

/** `text` may be longer when there is neither image nor title. */
function bodyText(long: number): Check {
  return (value, path, problems) => {
    if (!isObject(value) || typeof value.text !== 'string') return;
    const isBare = (value.thumbnailImageUrl ?? null) === null && (value.title ?? null) === null;
    const limit = isBare ? long : 60;
    if (clusters(value.text) > limit) {
      problems.add(problems.join(path, 'text'), `must not be longer than ${limit} characters`);
    }
  };
}

const images: Shape = {
  imageAspectRatio: optional(oneOf('rectangle', 'square')),
  imageSize: optional(oneOf('cover', 'contain')),
};
const card: Shape = {
  thumbnailImageUrl: optional(httpsUrl),
  imageBackgroundColor: optional(color),
  title: optional(textClusters(40)),
  defaultAction: optional(action('default-action')),
};

const column: Check = (value, path, problems) => {
  checkShape(value, { ...card, text: required(textClusters(120)), actions: actions(1, 3, 'template') }, path, problems);
  bodyText(120)(value, path, problems);
};

/** "Keep the number of actions consistent for all columns", and images and titles too. */
function checkUniform(columns: Json, path: string, add: (path: string, message: string) => void): void {
  if (!Array.isArray(columns)) return;
  const marks = columns.map(entry =>
    isObject(entry)
      ? [
          Array.isArray(entry.actions) ? entry.actions.length : 0,
          (entry.thumbnailImageUrl ?? null) !== null,
          (entry.title ?? null) !== null,
        ].join()
      : '',
  );
  if (new Set(marks).size > 1) add(path, 'columns must have the same number of actions, image and title');
}

export const template: Check = (value, path, problems) => {
  const type = isObject(value) ? value.type : null;
  const head: Shape = { type: required(oneOf('buttons', 'confirm', 'carousel', 'image_carousel')) };
  switch (type) {
    case 'buttons':
      checkShape(
        value,
        { ...head, ...card, ...images, text: required(textClusters(160)), actions: actions(1, 4, 'template') },
        path,
        problems,
      );
      return bodyText(160)(value, path, problems);
    case 'confirm':
      checkShape(
        value,
        { ...head, text: required(textClusters(240)), actions: actions(2, 2, 'template') },
        path,
        problems,
      );
      return;
    case 'carousel':
      checkShape(value, { ...head, ...images, columns: required(list(1, 10, column)) }, path, problems);
      return checkUniform(
        isObject(value) ? (value.columns ?? null) : null,
        problems.join(path, 'columns'),
        (...found) => problems.add(...found),
      );
    case 'image_carousel':
      checkShape(
        value,
        {
          ...head,
          columns: required(
            list(1, 10, (entry, at) => {
              checkShape(
                entry,
                { imageUrl: required(httpsUrl), action: required(action('image-carousel')) },
                at,
                problems,
              );
            }),
          ),
        },
        path,
        problems,
      );
      return;
    default:
      head.type?.check(type ?? null, problems.join(path, 'type'), problems);
  }
};
