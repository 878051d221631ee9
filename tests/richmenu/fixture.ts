import { type LineMenus, LineTrouble, lineMenus } from '../../dev/richmenu/line-menus.ts';
import { type Wanted, wantedMenus } from '../../dev/richmenu/wanted.ts';
import type { RichMenu } from '../../src/offices/schema/rich-menu.ts';
import { channel, createFixture, type Fixture } from '../dev/line-fixture.ts';
import { office } from '../support/turn.ts';

export const LIFF_ID = '1650000002-AbcdEfgh';

/** The sample office's menu for residents. */
export const residents: RichMenu = menuOf('residents');

function menuOf(audience: string): RichMenu {
  const menu = office.richMenus.find(each => each.audience === audience);
  if (!menu) throw new Error(`no menu for ${audience}`);
  return menu;
}

/** What the sample office wants on LINE, once every part of the product is open, with a change to its data. */
export function wantedOf(
  change: (menu: RichMenu) => void = () => {},
  isOpen: (feature: string) => boolean = () => true,
): Wanted {
  const menu = structuredClone(residents);
  change(menu);
  return wantedMenus({ office: { ...office, richMenus: [menu] }, audience: 'residents', liffId: LIFF_ID, isOpen });
}

export type Stage = Fixture & {
  readonly line: LineMenus;
  /** Method and path of each call that changes something, in turn. */
  readonly changes: () => string[];
  /** From now on the nth changing call ends as this says: before LINE hears of it, or after, when its answer is lost. */
  breakAt(nth: number, when: 'before' | 'after'): void;
  mend(): void;
};

/** The local LINE platform with a client of its rich menus, and a connection that can be made to break. */
export function stage(options: Partial<Parameters<typeof lineMenus>[0]> = {}): Stage {
  const fixture = createFixture();
  const changes: string[] = [];
  let fault: { left: number; when: 'before' | 'after' } | null = null;
  const line = lineMenus({
    apiBase: 'https://api.line.me',
    dataBase: 'https://api-data.line.me',
    channelId: channel.id,
    channelSecret: channel.secret,
    async fetch(input, init) {
      const request = new Request(input as RequestInfo, init);
      const { pathname } = new URL(request.url);
      const isChange = request.method !== 'GET' && !/oauth2|validate/.test(pathname);
      if (!isChange) return fixture.platform.handle(request);
      const breaks = fault !== null && --fault.left === 0;
      if (breaks && fault?.when === 'before') throw new TypeError('fetch failed', { cause: new Error('gone') });
      const response = await fixture.platform.handle(request);
      changes.push(`${request.method} ${pathname.replace(/richmenu-[0-9a-f]+/, '*')} ${response.status}`);
      if (breaks) throw new TypeError('fetch failed', { cause: new Error('gone') });
      return response;
    },
    ...options,
  });
  return {
    ...fixture,
    line,
    changes: () => changes.splice(0),
    breakAt: (left, when) => {
      fault = { left, when };
    },
    mend: () => {
      fault = null;
    },
  };
}

/** The trouble that ends this. */
export async function troubleOf(doing: Promise<unknown>): Promise<LineTrouble> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof LineTrouble) return error;
    throw error;
  }
  throw new Error('nothing went wrong');
}
