import * as v from 'valibot';
import { type Case, caseRef } from '#cases/record.ts';
import { isQuiet } from '#domain/calendar.ts';
import { type JsonObject, type Read, refKey, type Stored } from '#domain/record.ts';
import { reasonOf } from '#features/staff/notices.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { Telling } from './telling.ts';
import { deskText } from './text.ts';

/** What became of the newest notice to whoever filed a case. To be recorded is not yet to have been told. */
export type Delivery = { readonly label: string; readonly value: string };

/** More than follow a case: a notice to all of them leaves room for the one to the resident. */
const MOST = 50;

/** The case, and the newest notices about it that are for one person. */
export function withNotices(id: string): Extract<Read, { query: unknown }> {
  const about = caseRef(id);
  return {
    beside: [about],
    query: {
      collection: 'outbox',
      where: { aboutKey: refKey(about) },
      order: { field: 'at', direction: 'desc' },
      limit: MOST,
    },
  };
}

/** Null where the resident was told nothing lately, or is nobody any more. Who it is, is not said. */
export function deliveryOf(notices: readonly (Stored | null)[], subject: Case, turn: Telling): Delivery | null {
  const newest = notices.find(notice => notice && isTold(notice.data, subject));
  if (!newest) return null;
  const { acts, delivery } = deskText[turn.locale];
  const step = subject.history.find(({ seq }) => v.is(AboutStep, newest.data.args) && seq === newest.data.args.seq);
  return { label: delivery.label(step ? acts[step.act] : null), value: stateOf(newest.data, turn) };
}

const ToPerson = v.object({ person: v.string() });
const AboutStep = v.object({ seq: v.number() });

function isTold({ to, template, state, reason }: JsonObject, { from }: Case): boolean {
  const isGone = state === 'cancelled' || reason === 'unsent';
  return !isGone && String(template).startsWith('case.') && v.is(ToPerson, to) && to.person === from;
}

function stateOf(notice: JsonObject, turn: Telling): string {
  const { delivery } = deskText[turn.locale];
  const { state, reason } = notice;
  const { quietHours } = turn.office.profile;
  if (state === 'accepted' || state === 'unknown') return delivery[state];
  if (reason === 'nobody') return delivery.failed(delivery.blocked);
  if (state === 'failed') return delivery.failed(excerpt(reasonOf(notice, turn), 200, 600));
  if (state === 'held' || reason === 'quota') return delivery.held;
  const waitsForMorning = state === 'waiting' && notice.firstTryAt === null && isQuiet(turn.now, quietHours);
  return waitsForMorning ? delivery.morning(quietHours.to.replace(':', '.')) : delivery.sending;
}
