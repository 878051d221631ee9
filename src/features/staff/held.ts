import * as v from 'valibot';
import type { NoticeTemplate } from '#domain/handler.ts';
import { Person } from '#domain/person.ts';
import type { Schedule } from '#domain/schedule.ts';
import { text } from '#line/messages/text.ts';
import { staffText } from './text.ts';

/**
 * Every working morning, to each member of staff for whom something waits because the month's messages are nearly used up:
 * how much it is, and how to get it. It costs a message, so it goes out only while there is one left.
 */
export const heldDigest: Schedule = {
  when: { weekdays: [1, 2, 3, 4, 5], at: 'opens' },
  read: { collection: 'people', order: { field: 'held', from: 1 } },
  decide: (found, { left }) =>
    found
      .filter(({ data }) => isReachableStaff(v.parse(Person, data)))
      .slice(0, left ?? found.length)
      .map(({ ref }) => ({ to: { person: ref.id }, template: 'staff.held', about: ref, urgent: true })),
};

function isReachableStaff({ duties, blocked, held }: Person): boolean {
  return duties.length > 0 && !blocked && held > 0;
}

/** To one member of staff; nothing any more once they have read it all. */
export const heldTemplate: NoticeTemplate = {
  render: ({ data, locale }) => {
    const { held } = v.parse(Person, data);
    return held > 0 ? [text(staffText[locale].held(held))] : null;
  },
};
