import type { Handler } from '#domain/handler.ts';
import { bot, type Outcome, type Turn } from '#domain/turn.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { menuActions } from './menu.ts';
import { eventCommand, type HomeCommand, parseHomeWords } from './model.ts';
import { homeText } from './text.ts';

/** Greetings, the menu, the language, cancelling, and an answer to what no other feature takes. */
export const handler: Handler = {
  bot: bot<HomeCommand>({
    claim: said => {
      const command = parseHomeWords(said);
      // "OK" in the middle of a conversation is an answer to it.
      return command && { command, exact: command.kind !== 'thanks' };
    },
    // `tab`: another tab of the rich menu (`dev/richmenu/layout.ts`), which LINE has shown already.
    button: act => (act === 'menu' || act === 'lost' || act === 'private' || act === 'tab' ? { kind: act } : undefined),
    event: turn => eventCommand(turn.event),
    decide,
  }),
};

function decide(command: HomeCommand, turn: Turn): Outcome {
  const words = homeText[turn.locale];
  switch (command.kind) {
    case 'menu':
      return say(turn, words.menu);
    case 'tab':
      return { replies: [] };
    case 'lost':
      return say(turn, words.stale);
    case 'private':
      return say(turn, words.privateOnly);
    case 'thanks':
      return say(turn, words.sticker);
    case 'sticker':
    case 'media':
    case 'location':
      return say(turn, words[command.kind]);
    case 'cancel':
      return turn.person.session && turn.place === 'private'
        ? { ...say(turn, words.cancelled), session: null }
        : say(turn, words.nothingToCancel);
    case 'language': {
      if (turn.place === 'group') return say(turn, words.privateOnly);
      const locale = command.locale ?? (turn.person.locale === 'en' ? 'th' : 'en');
      return { replies: menuReplies(turn, homeText[locale].languageSet, locale), person: { locale } };
    }
    case 'follow':
    case 'unfollow':
      return friendship(command.kind === 'unfollow', turn);
    case 'join': {
      const { shortName, addressedAs } = turn.office.profile;
      return { replies: [text(words.joined(shortName[turn.locale], addressedAs[0] ?? ''))] };
    }
    default:
      return command satisfies never;
  }
}

/** Only news that is newer than what we know counts: an old unfollow delivered again does not undo a return. */
function friendship(blocked: boolean, turn: Turn): Outcome {
  const { person, event } = turn;
  if (turn.at <= person.followedAt) return { replies: [] };
  const change = { person: { blocked, followedAt: turn.at } };
  if (blocked) return { replies: [], ...change };
  const office = turn.office.profile.shortName[turn.locale];
  const words = homeText[turn.locale];
  const isReturn = (event.kind === 'follow' && event.isReturn) || person.blocked;
  const greeting = isReturn ? words.welcomeBack(office) : `${words.greeting(office)}\n\n${words.privacy}`;
  return { ...say(turn, greeting), ...change };
}

function say(turn: Turn, words: string): Outcome {
  return { replies: menuReplies(turn, words, turn.locale) };
}

function menuReplies(turn: Turn, words: string, locale: Turn['locale']) {
  return withQuickReplies([text(words)], menuActions(locale, turn.place));
}
