import type { Office } from '#offices/office.ts';
import { link } from './action.ts';
import type { Action } from './message.ts';

/** A button that opens a page of the mini-app inside LINE; `path` stands below its first page, `/cases/…`. */
export function pageLink(
  label: string,
  { pages }: Pick<Office, 'pages'>,
  path: string,
): Extract<Action, { type: 'uri' }> {
  return link(label, pages + path);
}
