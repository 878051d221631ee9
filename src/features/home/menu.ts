import type { Place } from '#domain/event.ts';
import type { Locale } from '#i18n/texts.ts';
import { say } from '#line/messages/action.ts';
import type { Action } from '#line/messages/message.ts';
import { homeText } from './text.ts';

/** The quick replies of the menu. Each is a word that can be typed just as well, for LINE on a computer shows none. */
export function menuActions(locale: Locale, place: Place): readonly Action[] {
  if (place === 'group') return [];
  const { buttons, says } = homeText[locale];
  return [
    say(buttons.report, says.report),
    say(buttons.services, says.services),
    say(buttons.track, says.track),
    say(buttons.opinion, says.opinion),
    say(buttons.score, says.score),
    say(buttons.measures, says.measures),
    say(buttons.staff, says.staff),
    say(buttons.contact, says.contact),
    say(buttons.language),
  ];
}
