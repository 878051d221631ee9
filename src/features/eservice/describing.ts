import { keptFor } from '#cases/kept.ts';
import { divisionNames } from '#cases/names.ts';
import { clockOf } from '#cases/world.ts';
import type { Both } from '#domain/form.ts';
import { isOverdue } from '#features/qna/answer.ts';
import { versionOf } from '#forms/version.ts';
import { inBoth } from '#i18n/both.ts';
import type { Office } from '#offices/office.ts';
import type { Service } from '#offices/schema/services.ts';
import { serviceText } from './text.ts';

/** A service as anybody may read it: the office's own words, with the names of what they refer to. */

type World = { readonly office: Office; readonly now: number };

export function findService(id: string | null, { services }: Pick<Office, 'services'>): Service | undefined {
  return services.find(service => service.id === id);
}

/** One line of the list. */
export function lineOf(service: Service, office: Office) {
  const { channels, form, id, name, short, slots, summary } = service;
  return {
    id,
    name,
    short,
    summary,
    division: divisionNames(service.division, office),
    channels,
    hasForm: form !== null,
    byAppointment: slots !== null,
  };
}

/** All that is known of it. */
export function detailsOf(service: Service, world: World) {
  const { office } = world;
  const { asOf, consent, fee, form, law, notFor, papers, slots, source, standing, use, who } = service;
  return {
    ...lineOf(service, office),
    who,
    use,
    notFor,
    papers,
    steps: service.steps.map(({ by, takes, what }) => ({ by: byWhom(by, office), takes, what })),
    fee,
    limit: limitOf(service, office),
    law,
    slots: slots && { purpose: slots.purpose, place: slots.place, minutes: slots.minutes },
    consent: consent && { basis: consent.basis, standing: consent.standing },
    facts: factsOf(service, office),
    form: form && { ...form, version: versionOf(form) },
    notice: inBoth(locale => serviceText[locale].pageNotice(keptFor('service', office, locale))),
    source,
    asOf,
    standing,
    needsReview: isOverdue(service, world.now),
  };
}

/** By when it must be settled, and by which rule. */
function limitOf({ clock: id }: Service, office: Office) {
  const { basis, limit, standing } = clockOf(office, id);
  return { amount: limit?.amount ?? null, unit: limit?.unit ?? null, basis, standing };
}

/** Null: the person who asks, or somebody whom the words of the step name. */
function byWhom(by: string, office: Office): Both | null {
  return office.divisions.divisions.some(({ id }) => id === by) ? divisionNames(by, office) : null;
}

/** Amounts and days that the answers to questions state too: each stands in one place. */
function factsOf({ facts }: Service, { topics }: Office) {
  return facts.flatMap(({ label, topic }) => {
    const found = topics.find(({ id }) => id === topic)?.facts.find(fact => fact.label.th === label);
    return found ? [found] : [];
  });
}
