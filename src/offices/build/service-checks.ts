import type { OfficeData } from '../office.ts';
import type { Service } from '../schema/services.ts';
import { missing, repeated } from './naming.ts';

/** That what a service names exists: division, clock, hotlines, topics, their facts, hours in which the office is open. */
export function serviceChecks({ services, divisions, clocks, profile, topics }: OfficeData): string[] {
  const units = new Set(divisions.divisions.filter(({ kind }) => kind === 'division').map(({ id }) => id));
  const doers = new Set([...units, 'you', 'other']);
  const clockIds = new Set(clocks.filter(({ limit }) => limit !== null).map(({ id }) => id));
  const hotlines = new Set(profile.hotlines.map(({ number }) => number));
  const topicIds = new Set(topics.map(({ id }) => id));
  const facts = new Set(topics.flatMap(topic => topic.facts.map(({ label }) => `${topic.id}: ${label.th}`)));
  return [
    ...repeated(services.map(({ id }) => id)).map(id => `services: "${id}" stands twice`),
    ...services.flatMap(service => {
      const told = (place: string, what: string) => (name: string) =>
        `services: ${service.id}.${place}: no ${what} "${name}"`;
      return [
        ...missing([service.division], units).map(told('division', 'division')),
        ...missing(
          service.steps.map(({ by }) => by),
          doers,
        ).map(told('steps', 'division')),
        ...missing([service.clock], clockIds).map(told('clock', 'clock with a limit')),
        ...missing(numbersOf(service), hotlines).map(told('call', 'hotline')),
        ...missing(service.topics, topicIds).map(told('topics', 'topic')),
        ...missing(
          service.facts.map(({ topic, label }) => `${topic}: ${label}`),
          facts,
        ).map(told('facts', 'fact')),
        ...closedTimes(service, profile.officeHours).map(told('slots', 'open hours')),
      ];
    }),
  ];
}

/** Every number that a service tells people to call. */
function numbersOf({ notFor, form }: Service): string[] {
  const stops = form?.fields.map(field => ('stopIf' in field ? field.stopIf?.call : null)) ?? [];
  return [...notFor.map(({ call }) => call), ...stops].filter(call => call != null);
}

/** Appointments that begin or end when the office is closed, and weekdays on which it is. */
function closedTimes({ slots }: Service, hours: OfficeData['profile']['officeHours']): string[] {
  if (!slots) return [];
  return [
    ...slots.weekdays.filter(day => !hours.weekdays.includes(day)).map(day => `weekday ${day}`),
    ...slots.times.filter(
      time => minutes(time) < minutes(hours.opens) || minutes(time) + slots.minutes > minutes(hours.closes),
    ),
  ];
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
