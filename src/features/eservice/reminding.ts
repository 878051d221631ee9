import * as v from 'valibot';
import { referenceName } from '#cases/names.ts';
import { Case, caseRef } from '#cases/record.ts';
import type { NoticeTemplate, Wake } from '#domain/handler.ts';
import type { JsonObject } from '#domain/record.ts';
import { registerOf } from '#domain/reference.ts';
import { card, cardMessage, words } from '#line/messages/card.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { lines } from '#line/messages/text.ts';
import { paperLines } from './cards.ts';
import { findService } from './describing.ts';
import { startWords } from './requesting.ts';
import { isAhead, Seat, seatEnds, startOf } from './seats.ts';
import { serviceText } from './text.ts';

/**
 * What the seat of an appointment does by itself: it reminds its person once, on the day before, and goes some days after.
 * Against the version that was read, so that a seat which was given back meanwhile reminds nobody.
 */
export const wakeSeat: Wake = ({ data, ref, version }, { now }) => {
  const seat = v.parse(Seat, data);
  const end = seatEnds(seat.day);
  if (now >= end) return { writes: [{ kind: 'delete', ref, if: { version } }], notices: [] };
  const after: Seat = { ...seat, wakeAt: end };
  const notice = {
    to: { person: seat.person },
    template: 'eservice.appointment',
    about: caseRef(seat.case),
    args: { seat: ref.id },
  };
  return {
    writes: [{ kind: 'replace', ref, data: after as JsonObject, if: { version } }],
    notices: isAhead(seat, now) ? [notice] : [],
  };
};

/** Tomorrow's appointment: when, where, what to bring. Nothing once the case ended or has another appointment. */
export const appointmentTemplate: NoticeTemplate = {
  counter: data => registerOf(v.parse(Case, data).year),
  render: ({ args, data, id, locale: chosen, now, office }) => {
    const subject = v.parse(Case, data);
    const service = findService(subject.category, office);
    const start = startOf(String(args.seat));
    if (!service?.slots || !start || subject.seat !== args.seat || !subject.open || !isAhead(start, now)) return null;
    // Who never chose a language is written to in that of the case.
    const locale = chosen === 'en' ? chosen : subject.locale;
    const mine = serviceText[locale];
    const title = mine.reminder(service.short[locale]);
    const told = [
      serviceText[locale].appointment(startWords(start, locale)),
      `${mine.place}: ${service.slots.place[locale]}`,
      lines(`${mine.bring}:`, ...paperLines(service, locale)),
    ];
    const page = pageLink(mine.buttons.track, office, `/cases/${id}`);
    const shown = card({
      accent: office.profile.accent,
      title,
      subtitle: referenceName(subject, locale),
      body: [
        ...told.map((said, at) => words(said, at === 0 ? { weight: 'bold' } : {})),
        words(mine.moveHow, { size: 'sm' }),
      ],
      buttons: [page],
    });
    return [cardMessage(lines(title, ...told, mine.moveHow), shown)];
  },
};
