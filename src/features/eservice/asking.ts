import type * as v from 'valibot';
import { actOn } from '#cases/acting.ts';
import { promiseInBoth } from '#cases/filing.ts';
import { divisionNames } from '#cases/names.ts';
import { type Case, caseRef, giveBack, readableCases, type StoredCase } from '#cases/record.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import { isWorking } from '#domain/case.ts';
import type { ApiContext, Caller, Decision, Refusal, RefusalCode } from '#domain/endpoint.ts';
import type { Stored } from '#domain/record.ts';
import { registerOf } from '#domain/reference.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { takeSubmission } from '#forms/submitting.ts';
import { inBoth } from '#i18n/both.ts';
import type { Service } from '#offices/schema/services.ts';
import { findService } from './describing.ts';
import { fileRequest, startWords } from './requesting.ts';
import { isOffered, MOST_AHEAD, seatRefs, startOf, takeSeat } from './seats.ts';
import type { MoveInput, Requested, RequestInput, Start } from './shapes.ts';
import { serviceText } from './text.ts';

/** What becomes of a page's request for a service, and of its wish for another appointment. */

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];
type Chosen = v.InferOutput<typeof Start>;

export function request(
  input: v.InferOutput<typeof RequestInput>,
  context: Context,
  records: Records,
): Decision<Requested> {
  const { caller, now, office } = context;
  const service = findService(input.id, office);
  if (!service) return refused('not-found', 'unknown');
  const { form } = service;
  if (!form) return refused('bad-input', 'inPerson');
  const id = context.newId();
  const submitted = takeSubmission({
    form,
    submission: input,
    records,
    caseId: id,
    userId: caller.userId,
    now,
    smells: smellsOfCorruption,
  });
  if (!submitted.ok) return submitted;
  if (hasEnoughSeats(service, records, context)) return refused('too-many', 'enoughSeats');
  const seated = seatFor(service, input.start, { case: id, person: caller.userId }, records, context);
  if (!seated.ok) return seated;
  const { locale } = input;
  const filed = fileRequest(
    service,
    {
      ...submitted,
      id,
      from: caller.userId,
      locale,
      channel: 'liff',
      appointment: seated.appointment,
      messageIds: [],
      photoIds: [],
    },
    context,
  );
  return {
    ok: true,
    value: requestedAs(id, service, input.start ?? null, context),
    writes: [...filed.writes, ...submitted.writes, ...seated.writes],
    notices: filed.notices,
    number: filed.number,
  };
}

/** Somebody who has several appointments of a service ahead takes no more: others want them too. */
function hasEnoughSeats({ id }: Service, records: Records, { caller }: Context): boolean {
  const seats = records.filter(record => record?.ref.collection === 'seats').map(record => record?.data);
  const own = seats.filter(seat => seat?.person === caller.userId && seat.service === id);
  return new Set(own.map(seat => seat?.case)).size >= MOST_AHEAD;
}

/** A seat at the start that was chosen, where the service is by appointment. */
function seatFor(
  service: Service,
  start: Chosen | undefined,
  holder: { readonly case: string; readonly person: string },
  records: Records,
  world: Context,
) {
  const { slots } = service;
  if (!slots) return { ok: true as const, appointment: null, writes: [] };
  if (!start) return refused('bad-input', 'startNeeded');
  if (!isOffered(slots, start, world)) return startRefused('startGone');
  const refs = seatRefs(service, slots, start);
  const found = refs.map(({ id }) =>
    records.find(record => record?.ref.collection === 'seats' && record.ref.id === id),
  );
  const taken = takeSeat(
    service,
    slots,
    start,
    holder,
    found.map(record => record ?? null),
    world.now,
  );
  if (!taken) return startRefused('startTaken');
  return { ok: true as const, appointment: { seat: taken.seat, start }, writes: [taken.write] };
}

/** The page then asks for another start, and keeps the answers. */
function startRefused(key: 'startGone' | 'startTaken'): Refusal {
  const refusal = refused('conflict', key);
  return { ...refusal, fields: [{ field: 'start', code: key === 'startGone' ? 'gone' : 'taken', say: refusal.say }] };
}

/** The case stays what it is; its history says that the appointment was moved, and whoever works on it is told. */
export function move(input: v.InferOutput<typeof MoveInput>, context: Context, records: Records): Decision<Requested> {
  const service = findService(input.id, context.office);
  const stored = readableCases(records).find(({ data, id }) => id === input.case && isOwn(data, service, context));
  if (!service || !stored) return refused('not-found', 'noCase');
  const { data } = stored;
  const before = data.seat && startOf(data.seat);
  if (!before || !data.seat || !isWorking(data.state)) return refused('conflict', 'notMovable');
  const holder = { case: stored.id, person: context.caller.userId };
  const seated = seatFor(service, input.start, holder, records, context);
  if (!seated.ok) return seated;
  const moved: StoredCase = { ...stored, data: { ...data, seat: seated.appointment?.seat ?? null } };
  const [from, to] = [before, input.start].map(start => startWords(start, data.locale));
  const words = serviceText[data.locale].moved(from ?? '', to ?? '');
  const done = actOn(moved, { act: 'tell', party: 'owner', author: { by: 'resident' }, said: { words } }, context);
  if (!done.ok) return refused('conflict', 'notMovable');
  return {
    ok: true,
    value: { ...requestedAs(stored.id, service, input.start, context), year: data.year },
    writes: [...done.writes, ...seated.writes, giveBack(data.seat)],
    notices: done.notices,
    number: { counter: registerOf(data.year), ref: caseRef(stored.id) },
  };
}

function isOwn(data: Case, service: Service | undefined, { caller }: Context): boolean {
  return data.from === caller.userId && data.kind === 'service' && data.category === service?.id;
}

function requestedAs(id: string, service: Service, start: Chosen | null, context: Context) {
  return {
    id,
    number: null,
    year: calendarYear(bangkokDay(context.now)),
    ...promiseInBoth(service.clock, context),
    division: divisionNames(service.division, context.office),
    start,
  };
}

type Saying =
  | 'unknown'
  | 'noCase'
  | 'inPerson'
  | 'startNeeded'
  | 'startTaken'
  | 'startGone'
  | 'notMovable'
  | 'enoughSeats';

export function refused(code: RefusalCode, key: Saying): Refusal {
  return { ok: false, code, say: inBoth(locale => serviceText[locale][key]) };
}
