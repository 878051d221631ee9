import type { Person } from '#domain/person.ts';
import type { Turn } from '#domain/turn.ts';
import { parseCode } from '#features/staff/model.ts';
import type { Locale } from '#i18n/texts.ts';
import { pseudonymOf } from '../auth/pseudonym.ts';
import type { Ports } from '../ports.ts';
import type { Inbound } from './events.ts';
import { parsePostback } from './postback.ts';

/** Everything a feature may know about this event. */
export function buildTurn(inbound: Inbound, person: Person, ports: Ports): Turn {
  return {
    office: ports.office,
    event: inbound.event,
    place: inbound.place,
    userId: inbound.userId,
    person,
    locale: localeOf(inbound, person, ports.settings.firstCode),
    at: inbound.at,
    now: ports.now(),
    newId: ports.newId,
    pseudonym: (userId, purpose) => pseudonymOf(ports.settings.line.channelSecret, userId, purpose),
    late: inbound.at < person.movedAt,
    settings: { firstCode: ports.settings.firstCode },
  };
}

/**
 * The language to answer in: of the words just written, of the button just tapped, else the person's own, else Thai. The
 * letters of a code are no language.
 */
function localeOf({ event }: Inbound, person: Person, firstCode: string | null): Locale {
  if (event.kind === 'text' && event.text.trim() !== firstCode && !parseCode(event.text)) {
    if (/[ก-๛]/.test(event.text)) return 'th';
    if (/[a-z]{3}/i.test(event.text) && !/^\s*(ita|iit|eit|oit|otp|line)\b/i.test(event.text)) return 'en';
  }
  if (event.kind === 'postback') {
    const args = parsePostback(event.data)?.args;
    if (typeof args === 'object' && args !== null && 'l' in args && args.l === 'en') return 'en';
  }
  return person.locale ?? 'th';
}
