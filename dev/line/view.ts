/** What the console draws, without tokens, keys or file bytes. */
import type { Context } from './context.ts';
import { usedThisMonth } from './quota.ts';
import type { ChatMessage, PersonView, RichMenuView, StateView } from './types.ts';

function richMenus({ state }: Context): RichMenuView[] {
  const { menus, images, aliases } = state.richMenus;
  return Object.values(menus).map(menu => ({
    ...menu,
    imageUrl: menu.richMenuId in images ? `/local/richmenu/${menu.richMenuId}/image` : null,
    aliases: Object.keys(aliases).filter(alias => aliases[alias] === menu.richMenuId),
  }));
}

function people({ state }: Context): PersonView[] {
  const { perUser, default: shownToAll } = state.richMenus;
  return Object.values(state.people).map(person => ({ ...person, richMenuId: perUser[person.id] ?? shownToAll }));
}

/** The whole state, or with `since` only what changed after that revision (small lists always whole). */
export function makeView(context: Context, since?: number): StateView {
  const { state } = context;
  const isNew = (entry: { revision: number }) => since === undefined || entry.revision > since;
  const chats: Record<string, ChatMessage[]> = {};
  for (const [chat, messages] of Object.entries(state.chats)) {
    const changed = messages.filter(isNew);
    if (changed.length > 0) chats[chat] = changed;
  }
  return {
    revision: state.revision,
    whole: since === undefined,
    now: context.now(),
    bot: context.bot,
    people: people(context),
    groups: Object.values(state.groups),
    chats,
    richMenus: richMenus(context),
    defaultRichMenuId: state.richMenus.default,
    liffApps: Object.values(state.liffApps),
    quota: { limit: state.quota.limit, used: usedThisMonth(context) },
    webhookUrl: state.webhookUrl,
    faults: state.faults,
    deliveries: state.deliveries.filter(isNew),
    calls: state.calls.filter(isNew),
  };
}
