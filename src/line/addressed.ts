import type { Inbound } from './events.ts';

/**
 * In a group the bot speaks only when spoken to: by LINE's mention, by one of its names at the start of the message, or
 * by a tapped button. The name is taken off the words. Returns the event to handle, or nothing.
 */
export function addressed(inbound: Inbound, names: readonly string[]): Inbound[] {
  const { event } = inbound;
  if (inbound.place === 'private' || event.kind === 'postback' || event.kind === 'join' || event.kind === 'unsend')
    return [inbound];
  if (event.kind !== 'text') return [];
  const words = event.text.trim().replace(/^@/, '');
  const name = [...names]
    .sort((a, b) => b.length - a.length)
    .find(each => words.toLowerCase().startsWith(each.toLowerCase()));
  if (!name && !inbound.mentionsBot) return [];
  const rest = (name ? words.slice(name.length) : words.replace(/@\S+/, '')).replace(/^[\s,:]+/, '').trim();
  return [{ ...inbound, event: { ...event, text: rest || words } }];
}
