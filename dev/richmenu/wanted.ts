import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { messagingApi } from '@line/bot-sdk';
import type { OfficeData } from '../../src/offices/office.ts';
import type { Audience } from '../../src/offices/schema/rich-menu.ts';
import { drawingProblems } from './draw.ts';
import { fontFiles } from './font.ts';
import { areasOf, HEIGHT, layoutOf, WIDTH } from './layout.ts';
import { svgOf } from './picture.ts';

/** One tab as it should stand on LINE. */
export type WantedMenu = {
  readonly tab: string;
  readonly alias: string;
  /** Carries a fingerprint of the object and of all that the picture is drawn from. */
  readonly name: string;
  readonly request: messagingApi.RichMenuRequest & { readonly name: string };
  /** Drawn only when it is uploaded. */
  readonly svg: string;
};

/** All that one audience should find on LINE. The first tab is the one shown first. */
export type Wanted = {
  readonly audience: Audience;
  /** How the names of our own menus for this audience begin; no other menu is ever touched. */
  readonly prefix: string;
  /** Shown to everybody who has no menu of their own. */
  readonly isDefault: boolean;
  readonly menus: readonly WantedMenu[];
};

type From = {
  readonly office: Pick<OfficeData, 'profile' | 'richMenus'>;
  readonly audience: Audience;
  readonly liffId: string;
  readonly isOpen: (feature: string) => boolean;
};

/** The menus of an office cannot be made from its data; each line of the message is one reason. */
export class RichMenuDataError extends Error {
  override readonly name = 'RichMenuDataError';
}

/** What the office's data ask for. Throws `RichMenuDataError`. */
export function wantedMenus({ office, audience, liffId, isOpen }: From): Wanted {
  const menu = office.richMenus.find(each => each.audience === audience);
  if (!menu) throw new RichMenuDataError(`rich-menu.json: no menu for ${audience}`);
  const prefix = `prongsai ${office.profile.id} ${audience} `;
  const aliases = new Map(menu.tabs.map(tab => [tab.id, tab.alias]));
  const problems: string[] = [];
  const menus = menu.tabs.map(tab => {
    const layout = layoutOf(menu, tab, isOpen);
    problems.push(...drawingProblems(layout).map(problem => `rich-menu.json: ${audience}.${tab.id}: ${problem}`));
    const object = {
      size: { width: WIDTH, height: HEIGHT },
      selected: true,
      chatBarText: menu.chatBarText,
      areas: areasOf(layout, tab, aliases, liffId),
    };
    const svg = svgOf(layout, tab, office.profile.accent);
    const name = `${prefix}${tab.id} ${fingerprint(object, svg)}`;
    return { tab: tab.id, alias: tab.alias, name, request: { ...object, name }, svg };
  });
  if (problems.length > 0) throw new RichMenuDataError(problems.join('\n'));
  return { audience, prefix, isDefault: audience === 'residents', menus };
}

/** Of what the picture is drawn from, not of its bytes, which may differ from one kind of machine to another. */
function fingerprint(object: object, svg: string): string {
  const hash = createHash('sha256').update(JSON.stringify(object)).update(svg);
  for (const file of fontFiles) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
