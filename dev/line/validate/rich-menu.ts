/** Rich menu objects (Messaging API reference, Rich menu structure). */
import { isObject } from '../http.ts';
import type { Json } from '../types.ts';
import { action } from './action.ts';
import type { Check, Problems, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { isBoolean, isInteger, textClusters } from './scalars.ts';

const size: Check = (value, path, problems) => {
  const shape = { width: required(isInteger(800, 2500)), height: required(isInteger(250, 2500)) };
  if (!checkShape(value, shape, path, problems)) return;
  if (typeof value.width === 'number' && typeof value.height === 'number' && value.width / value.height < 1.45) {
    problems.add(path, 'the aspect ratio (width / height) must be at least 1.45');
  }
};

const boundsShape: Shape = {
  x: required(isInteger(0)),
  y: required(isInteger(0)),
  width: required(isInteger(1)),
  height: required(isInteger(1)),
};

const area: Check = (value, path, problems) => {
  const bounds = required((given: Json, at: string) => {
    checkShape(given, boundsShape, at, problems);
  });
  checkShape(value, { bounds, action: required(action('rich-menu')) }, path, problems);
};

function checkInside(menu: Record<string, Json>, problems: Problems): void {
  const { size: outer, areas } = menu;
  if (!isObject(outer) || !Array.isArray(areas)) return;
  for (const [index, entry] of areas.entries()) {
    const bounds = isObject(entry) ? entry.bounds : null;
    if (!isObject(bounds)) continue;
    const isInside =
      Number(bounds.x) + Number(bounds.width) <= Number(outer.width) &&
      Number(bounds.y) + Number(bounds.height) <= Number(outer.height);
    if (!isInside) problems.add(`areas[${index}].bounds`, 'must be within the size of the rich menu');
  }
}

export function checkRichMenu(menu: Json, problems: Problems): void {
  const shape: Shape = {
    size: required(size),
    selected: required(isBoolean),
    name: required(textClusters(300)),
    chatBarText: required(textClusters(14)),
    areas: required((value, path) => {
      if (!Array.isArray(value)) return problems.add(path, 'must be an array');
      if (value.length > 20) problems.add(path, 'size must be between 0 and 20');
      for (const [index, entry] of value.entries()) area(entry, problems.join(path, index), problems);
    }),
    richMenuId: optional((_, path) => problems.add(path, 'unknown field')),
  };
  if (checkShape(menu, shape, '', problems)) checkInside(menu, problems);
}
