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
  const rest = withoutMention(event.text, inbound.mention) ?? withoutName(event.text, names);
  return rest === null ? [] : [{ ...inbound, event: { ...event, text: rest || event.text.trim() } }];
}

/** The mention shows the account's name, which may have spaces in it, so LINE's own count says where it ends. */
function withoutMention(text: string, mention: Inbound['mention']): string | null {
  return mention && plain(`${text.slice(0, mention.index)} ${text.slice(mention.index + mention.length)}`);
}

/** A name counts only as a word of its own: "โปร่งใสดีนะ" speaks of something else. */
function withoutName(text: string, names: readonly string[]): string | null {
  const words = text.trim().replace(/^@/, '');
  const name = [...names]
    .sort((a, b) => b.length - a.length)
    .find(each => words.toLowerCase().startsWith(each.toLowerCase()) && /^([\s,:]|$)/.test(words.slice(each.length)));
  return name === undefined ? null : plain(words.slice(name.length));
}

function plain(text: string): string {
  return text.replace(/^[\s,:]+/, '').trim();
}
