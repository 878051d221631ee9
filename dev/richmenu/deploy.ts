import { png } from './draw.ts';
import type { LineMenus } from './line-menus.ts';
import { type Plan, plan, type Standing, type Step } from './plan.ts';
import type { Wanted } from './wanted.ts';

/** What differs between LINE and what is wanted. Changes nothing. Throws `LineTrouble`. */
export async function difference(wanted: Wanted, line: LineMenus): Promise<Plan> {
  return plan(wanted, await standing(wanted, line));
}

type Draw = (svg: string) => Uint8Array;

/** Mends what differs, and tells of each step before it is taken. Safe to run again, also after an end in the middle. */
export async function deploy(
  wanted: Wanted,
  line: LineMenus,
  tell: (step: Step) => void,
  draw: Draw = png,
): Promise<Plan> {
  const { kept, steps } = await difference(wanted, line);
  const ids = new Map(kept);
  for (const step of steps) {
    tell(step);
    await take(step, ids, line, draw);
  }
  return { kept, steps };
}

async function standing(wanted: Wanted, line: LineMenus): Promise<Standing> {
  const [menus, aliases, defaultId] = await Promise.all([line.list(), line.aliases(), line.defaultId()]);
  const names = new Set(wanted.menus.map(({ name }) => name));
  const looked = menus.map(async menu => ({
    ...menu,
    hasImage: names.has(menu.name) && (await line.hasImage(menu.id)),
  }));
  return { menus: await Promise.all(looked), aliases, defaultId };
}

async function take(step: Step, ids: Map<string, string>, line: LineMenus, draw: Draw): Promise<void> {
  const idOf = (tab: string) => {
    const id = ids.get(tab);
    if (id === undefined) throw new Error(`the tab ${tab} has no menu yet`);
    return id;
  };
  switch (step.kind) {
    case 'create':
      ids.set(step.menu.tab, await line.create(step.menu.request));
      return;
    case 'upload':
      return line.upload(step.id ?? idOf(step.menu.tab), new Uint8Array(draw(step.menu.svg)));
    case 'add-alias':
      return line.addAlias(step.menu.alias, idOf(step.menu.tab));
    case 'move-alias':
      return line.moveAlias(step.menu.alias, idOf(step.menu.tab));
    case 'set-default':
      return line.setDefault(idOf(step.menu.tab));
    case 'remove-alias':
      return line.removeAlias(step.alias);
    case 'delete':
      return line.delete(step.id);
    default:
      step satisfies never;
  }
}
