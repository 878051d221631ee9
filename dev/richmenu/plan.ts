import type { Wanted, WantedMenu } from './wanted.ts';

/** What is on LINE now. `hasImage` is known of our own menus only. */
export type Standing = {
  readonly menus: readonly { readonly id: string; readonly name: string; readonly hasImage: boolean }[];
  readonly aliases: readonly { readonly alias: string; readonly id: string }[];
  readonly defaultId: string | null;
};

/** One difference between what is and what should be, and the one call to LINE that mends it. */
export type Step =
  | { readonly kind: 'create'; readonly menu: WantedMenu }
  /** `id`: of the menu that is there without a picture; null: the one just created. */
  | { readonly kind: 'upload'; readonly menu: WantedMenu; readonly id: string | null }
  | { readonly kind: 'add-alias'; readonly menu: WantedMenu }
  | { readonly kind: 'move-alias'; readonly menu: WantedMenu }
  | { readonly kind: 'set-default'; readonly menu: WantedMenu }
  | { readonly kind: 'remove-alias'; readonly alias: string }
  | { readonly kind: 'delete'; readonly id: string; readonly name: string };

export type Plan = {
  /** Menus that are there and stay, by tab. */
  readonly kept: ReadonlyMap<string, string>;
  readonly steps: readonly Step[];
};

/**
 * The steps from what is to what should be, none where nothing differs. In this order nobody ever sees a tab that leads
 * nowhere, and after an end in the middle the rest is planned anew. Menus of others are never touched.
 */
export function plan(wanted: Wanted, standing: Standing): Plan {
  const kept = new Map<string, string>();
  const making = wanted.menus.flatMap((menu): Step[] => {
    const twins = standing.menus.filter(({ name }) => name === menu.name);
    const there = twins.find(({ hasImage }) => hasImage) ?? twins[0];
    if (!there)
      return [
        { kind: 'create', menu },
        { kind: 'upload', menu, id: null },
      ];
    kept.set(menu.tab, there.id);
    return there.hasImage ? [] : [{ kind: 'upload', menu, id: there.id }];
  });
  const naming = wanted.menus.flatMap((menu): Step[] => {
    const alias = standing.aliases.find(each => each.alias === menu.alias);
    if (!alias) return [{ kind: 'add-alias', menu }];
    return alias.id === kept.get(menu.tab) ? [] : [{ kind: 'move-alias', menu }];
  });
  const [first] = wanted.menus;
  const isShown = !wanted.isDefault || !first || (standing.defaultId ?? '') === kept.get(first.tab);
  const ids = new Set(kept.values());
  const ours = standing.menus.filter(({ name }) => name.startsWith(wanted.prefix));
  const strayAliases = standing.aliases.filter(
    ({ alias, id }) => ours.some(menu => menu.id === id) && !wanted.menus.some(menu => menu.alias === alias),
  );
  return {
    kept,
    steps: [
      ...making,
      ...naming,
      ...(isShown ? [] : [{ kind: 'set-default', menu: first } as const]),
      ...strayAliases.map(({ alias }) => ({ kind: 'remove-alias', alias }) as const),
      ...ours.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ kind: 'delete', id, name }) as const),
    ],
  };
}
