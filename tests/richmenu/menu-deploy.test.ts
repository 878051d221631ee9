import { describe, expect, test } from 'vitest';
import { deploy, difference } from '../../dev/richmenu/deploy.ts';
import { png as draw } from '../../dev/richmenu/draw.ts';
import type { Step } from '../../dev/richmenu/plan.ts';
import type { Wanted } from '../../dev/richmenu/wanted.ts';
import { png } from '../dev/line-fixture.ts';
import { type Stage, stage, troubleOf, wantedOf } from './fixture.ts';

const wanted = wantedOf();
const names = (steps: readonly Step[]) => steps.map(({ kind }) => kind);
const run = (to: Wanted, { line }: Stage) => deploy(to, line, () => {}, drawn);

/** The pictures of these tests, each drawn once. */
const pictures = new Map<string, Buffer>();
function drawn(svg: string): Buffer {
  const known = pictures.get(svg) ?? draw(svg);
  pictures.set(svg, known);
  return known;
}

/** What a person finds: each alias with the name of its menu, the name of the default, and which menus have pictures. */
function found({ platform }: Stage) {
  const { menus, aliases, images, default: shown } = platform.state.richMenus;
  const name = (id: string | null | undefined) => (id ? (menus[id]?.name ?? 'gone') : null);
  return {
    menus: Object.values(menus)
      .map(menu => menu.name)
      .toSorted(),
    aliases: Object.fromEntries(Object.entries(aliases).map(([alias, id]) => [alias, name(id)])),
    shown: name(shown),
    bare: Object.keys(menus).filter(id => !images[id]),
  };
}

function asWanted({ menus }: Wanted) {
  return {
    menus: menus.map(menu => menu.name).toSorted(),
    aliases: Object.fromEntries(menus.map(menu => [menu.alias, menu.name])),
    shown: menus[0]?.name ?? null,
    bare: [],
  };
}

async function addForeign({ api, platform }: Stage, name: string): Promise<string> {
  const menu = { size: { width: 2500, height: 1686 }, selected: false, name, chatBarText: 'เมนู', areas: [] };
  const { richMenuId } = (await (await api('POST', '/v2/bot/richmenu', menu)).json()) as { richMenuId: string };
  const headers = { authorization: `Bearer ${platform.issueToken()}`, 'content-type': 'image/png' };
  const url = `https://api-data.line.me/v2/bot/richmenu/${richMenuId}/content`;
  await platform.handle(new Request(url, { method: 'POST', headers, body: png(2500, 1686) }));
  return richMenuId;
}

describe('--deploy', () => {
  test('from nothing: menus, pictures, aliases, default', async () => {
    const here = stage();
    const { steps } = await run(wanted, here);
    expect(names(steps)).toEqual(['create', 'upload', 'create', 'upload', 'add-alias', 'add-alias', 'set-default']);
    expect(found(here)).toEqual(asWanted(wanted));
    const [id = ''] = Object.keys(here.platform.state.richMenus.menus);
    const { name, ...menu } = here.platform.state.richMenus.menus[id] ?? { name: '' };
    expect({ ...menu, name }).toEqual({ ...wanted.menus[0]?.request, richMenuId: id });
  });

  test('a second time changes nothing', async () => {
    const here = stage();
    await run(wanted, here);
    here.changes();
    expect((await run(wanted, here)).steps).toEqual([]);
    expect(here.changes()).toEqual([]);
    expect(found(here)).toEqual(asWanted(wanted));
  });

  test('after a change of the data: the new menu first, then the names, then our old one goes', async () => {
    const here = stage();
    await run(wanted, here);
    here.changes();
    const next = wantedOf(menu => menu.tabs[0]?.cells.pop());
    expect(names((await run(next, here)).steps)).toEqual(['create', 'upload', 'move-alias', 'set-default', 'delete']);
    expect(here.changes()).toEqual([
      'POST /v2/bot/richmenu 200',
      'POST /v2/bot/richmenu/*/content 200',
      'POST /v2/bot/richmenu/alias/residents-services 200',
      'POST /v2/bot/user/all/richmenu/* 200',
      'DELETE /v2/bot/richmenu/* 200',
    ]);
    expect(found(here)).toEqual(asWanted(next));
  });

  test('an alias that the data no longer have goes with its menu', async () => {
    const here = stage();
    await run(wanted, here);
    const next = wantedOf(({ tabs: [, tab] }) => {
      if (tab) tab.alias = 'residents-more';
    });
    await run(next, here);
    expect(found(here)).toEqual(asWanted(next));
  });

  test('menus and aliases of others are never touched', async () => {
    const here = stage();
    const others = [
      'โปรโมชั่นปีใหม่',
      'prongsai lumrang staff desk 0123456789abcdef',
      'prongsai other residents services 0123456789abcdef',
      'prongsai lumrang residentsx services 0',
    ];
    const ids = await Promise.all(others.map(name => addForeign(here, name)));
    await here.line.addAlias('theirs', ids[0] ?? '');
    await here.line.setDefault(ids[0] ?? '');
    await run(wanted, here);
    await run(
      wantedOf(menu => menu.tabs[1]?.cells.pop()),
      here,
    );
    const after = found(here);
    for (const name of others) expect(after.menus).toContain(name);
    expect(after.menus).toHaveLength(others.length + 2);
    expect(after.aliases.theirs).toBe(others[0]);
  });

  test('our alias that somebody pointed elsewhere comes back', async () => {
    const here = stage();
    await run(wanted, here);
    await here.line.moveAlias('residents-info', await addForeign(here, 'x'));
    expect(names((await run(wanted, here)).steps)).toEqual(['move-alias']);
    expect(found(here).aliases).toEqual(asWanted(wanted).aliases);
  });

  const changes = 7;
  for (const when of ['before', 'after'] as const) {
    test.each(Array.from({ length: changes }, (_, at) => at + 1))(
      `the connection breaks ${when} LINE has heard call %i: the next run ends it, and nothing is there twice`,
      async nth => {
        const here = stage();
        here.breakAt(nth, when);
        const { refusal, details } = await troubleOf(run(wanted, here));
        expect([refusal, details]).toEqual(['network', 'gone']);
        here.mend();
        await run(wanted, here);
        expect(found(here)).toEqual(asWanted(wanted));
        expect((await run(wanted, here)).steps).toEqual([]);
      },
    );
  }

  test.each([1, 2, 3, 4, 5])('the same when older menus are being replaced: call %i', async nth => {
    const here = stage();
    await run(wanted, here);
    const next = wantedOf(menu => menu.tabs[0]?.cells.pop());
    here.breakAt(nth, 'after');
    await troubleOf(run(next, here));
    here.mend();
    // Whoever taps a tab in between finds one.
    for (const name of Object.values(found(here).aliases)) expect(name).not.toBe('gone');
    await run(next, here);
    expect(found(here)).toEqual(asWanted(next));
  });
});

describe('--check', () => {
  test('names every difference and changes nothing', async () => {
    const here = stage();
    expect(names((await difference(wanted, here.line)).steps)).toEqual([
      'create',
      'upload',
      'create',
      'upload',
      'add-alias',
      'add-alias',
      'set-default',
    ]);
    await here.line.create(wanted.menus[0]?.request ?? {});
    here.changes();
    expect(names((await difference(wanted, here.line)).steps)).toEqual([
      'upload',
      'create',
      'upload',
      'add-alias',
      'add-alias',
      'set-default',
    ]);
    expect(here.changes()).toEqual([]);
    await run(wanted, here);
    expect((await difference(wanted, here.line)).steps).toEqual([]);
  });

  test('LINE itself finds nothing wrong with the menus', async () => {
    const { line } = stage();
    for (const { request } of wanted.menus) await line.validate(request);
    const refused = await troubleOf(line.validate({ ...wanted.menus[0]?.request, chatBarText: 'ก'.repeat(15) }));
    expect(refused).toMatchObject({ refusal: 'request', status: 400, call: 'POST /v2/bot/richmenu/validate' });
    expect(refused.details).toContain('The request body has 1 error(s)\nchatBarText: ');
  });
});

describe('what LINE refuses is named', () => {
  const list = (here: Stage) => troubleOf(here.line.list());

  test('a wrong secret', async () => {
    const trouble = await list(stage({ channelSecret: 'wrong-secret-of-nobody' }));
    expect(trouble).toMatchObject({ refusal: 'credentials', status: 400 });
    expect(`${trouble.message} ${trouble.details}`).not.toContain('wrong-secret-of-nobody');
  });

  test.each([
    [401, 'token'],
    [403, 'request'],
    [429, 'busy'],
    [500, 'line'],
    [502, 'line'],
  ])('status %i is %s', async (status, refusal) => {
    const here = stage({
      fetch: async input =>
        String(input).includes('/oauth2/')
          ? Response.json({ access_token: 'token-of-a-test', expires_in: 900 })
          : Response.json({ message: 'no' }, { status }),
    });
    expect(await list(here)).toMatchObject({ refusal, status, details: 'no', call: 'GET /v2/bot/richmenu/list' });
  });

  test.each(['<html>', '{"richmenus":[{"richMenuId":"../x","name":"y"}]}'])(
    'an answer that is none: %s',
    async body => {
      const here = stage({
        fetch: async input =>
          String(input).includes('/oauth2/')
            ? Response.json({ access_token: 'token-of-a-test', expires_in: 900 })
            : new Response(body),
      });
      expect((await list(here)).refusal).toBe('answer');
    },
  );

  test('a LINE that never answers', async () => {
    const here = stage({
      deadlineMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    });
    expect((await list(here)).refusal).toBe('network');
  });
});
