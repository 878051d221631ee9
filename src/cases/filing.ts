import { bangkokDay, calendarYear, formatDay } from '#domain/calendar.ts';
import type { CaseKind } from '#domain/case.ts';
import type { Answers, Both } from '#domain/form.ts';
import { cellOf } from '#domain/geo.ts';
import type { Notice } from '#domain/notice.ts';
import type { JsonObject, Ref, Write } from '#domain/record.ts';
import { registerOf } from '#domain/reference.ts';
import { inBoth } from '#i18n/both.ts';
import type { Locale } from '#i18n/texts.ts';
import { withEntry } from './entries.ts';
import { workerOf } from './notices.ts';
import { type Case, caseRef, untakenDesk, type Where } from './record.ts';
import { nextWake } from './reminders.ts';
import { countWrite } from './statistics.ts';
import { caseWords } from './text.ts';
import { clockOf, startClock, TAKE_CLOCK, type World } from './world.ts';

/** What a resident files. The id was chosen when it was shown for checking, so that sending twice files it once. */
export type Filing = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly from: string;
  readonly locale: Locale;
  readonly channel: Case['channel'];
  readonly category: string | null;
  readonly urgent: boolean;
  readonly division: string;
  /** The clock by which it must be settled. */
  readonly clock: string;
  readonly what: string;
  /** The form that was filled in and what was answered, checked by it; `what` then says the same in words. */
  readonly form?: { readonly id: string; readonly version: string; readonly answers: Answers };
  /** The LINE messages whose words these are. */
  readonly messageIds: readonly string[];
  readonly where: Where | null;
  /** The seat that its appointment has. */
  readonly seat?: string | null;
  /** LINE message ids. */
  readonly photoIds: readonly string[];
  /** Ids of uploads; `attach` of files/attaching.ts gives them with their writes. */
  readonly uploads?: readonly string[];
  /** Version of the privacy notice that was shown. */
  readonly notice: number;
};

/** What filing does: its writes and its alert are one commit; the number is given after it. */
export type Filed = {
  readonly ref: Ref;
  readonly writes: readonly Write[];
  readonly notices: readonly Notice[];
  readonly number: { readonly counter: string; readonly ref: Ref };
};

export function fileCase(filing: Filing, world: World): Filed {
  const { office, now, newId } = world;
  const target = caseRef(filing.id);
  const { history, head, writes } = withEntry(
    filing.id,
    null,
    { act: 'file', state: 'received', at: now },
    { by: 'resident' },
    {
      words: filing.what,
      isPublic: true,
      photoIds: filing.photoIds,
      uploads: filing.uploads ?? [],
      messageIds: filing.messageIds,
      answers: filing.form?.answers ?? null,
    },
    newId,
  );
  const settle = startClock(filing.clock, world);
  const year = calendarYear(bangkokDay(now));
  const unscheduled: Case = {
    kind: filing.kind,
    state: 'received',
    open: true,
    from: filing.from,
    people: [filing.from],
    locale: filing.locale,
    channel: filing.channel,
    category: filing.category,
    form: filing.form ? { id: filing.form.id, version: filing.form.version } : null,
    urgent: filing.urgent,
    division: filing.division,
    assignee: null,
    desk: untakenDesk(filing.division),
    where: filing.where,
    cell: cellAt(filing.where),
    seat: filing.seat ?? null,
    at: now,
    year,
    notice: filing.notice,
    timers: { take: startClock(TAKE_CLOCK, world), settle, confirm: null },
    dueAt: settle.dueAt,
    waitingFor: null,
    remindedAt: now,
    wakeAt: null,
    disputes: 0,
    duplicateOf: null,
    history,
    head,
    closedAt: null,
  };
  const filed: Case = { ...unscheduled, wakeAt: nextWake(unscheduled, office) };
  return {
    ref: target,
    writes: [{ kind: 'create', ref: target, data: filed as JsonObject }, ...writes, countWrite('received', filed, now)],
    notices: [{ to: workerOf(filed), template: 'desk.alert', about: target, urgent: filed.urgent }],
    number: { counter: registerOf(year), ref: target },
  };
}

/** By which day a case that is filed now must be settled, and a short word on the rule that says so. */
export function promiseOf(
  id: string,
  world: Pick<World, 'now' | 'office'>,
  locale: Locale,
): { readonly due: string; readonly basis: string } {
  const clock = clockOf(world.office, id);
  const due = formatDay(bangkokDay(startClock(id, world).dueAt), locale);
  return { due, basis: clock.standing === 'verified' ? clock.basis[locale] : caseWords[locale].ownRule };
}

/** The same in both languages, as a page shows it. */
export function promiseInBoth(
  id: string,
  world: Pick<World, 'now' | 'office'>,
): { readonly due: Both; readonly rule: Both } {
  return {
    due: inBoth(locale => promiseOf(id, world, locale).due),
    rule: inBoth(locale => promiseOf(id, world, locale).basis),
  };
}

function cellAt(where: Where | null): string | null {
  if (!where || where.latitude === null || where.longitude === null) return null;
  return cellOf({ latitude: where.latitude, longitude: where.longitude });
}
