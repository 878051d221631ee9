import type { ServiceDetails } from '../../../src/features/eservice/shapes.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { Tag } from '../../ui/tag.tsx';
import { servicesText } from './text.ts';
import { useTimeWords } from './words.ts';

/** Law, rules and where each of them is from: folded, for few ask, and whoever asks finds all of it in one place. */
export function Sources({ service }: { service: ServiceDetails }) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const { day } = useTimeWords();
  const { asOf, consent, facts, fee, law, limit, source, standing } = service;
  const from = (of: string, on: string) => `${words.source(of)} · ${words.asOf(day(on))}`;
  const said = sameSaid([
    [words.basis(limit.basis[locale]), words.limit],
    [`${fee.basis[locale]} · ${words.asOf(day(fee.asOf))}`, words.fee],
    ...facts.map(({ asOf: on, label, source: of }) => [from(of[locale], on), label[locale]] as const),
  ]);
  return (
    <details class="card unfold">
      <summary>{words.law}</summary>
      <ul class="papers">
        {law.map(each => (
          <li key={each.th}>
            {each[locale]} <Standing of={each.standing} />
          </li>
        ))}
      </ul>
      {said.map(({ names, said: rule }) => (
        <p key={rule} class="soft">
          <b>{names}</b>: {rule}
        </p>
      ))}
      {consent && (
        <p class="soft">
          <b>{words.consent}</b>: {words.basis(consent.basis[locale])} <Standing of={consent.standing} />
        </p>
      )}
      <p class="soft">
        {from(source[locale], asOf)} <Standing of={standing} />
      </p>
    </details>
  );
}

/** Says so where the office has not confirmed it. */
export function Standing({ of }: { of: ServiceDetails['standing'] }) {
  const words = useWords(servicesText);
  return of === 'to-be-confirmed' ? <Tag tone="warn">{words.unconfirmed}</Tag> : null;
}

/** What is said of several things stands once: `[what is said, of what]` in, in the order of the first. */
export function sameSaid(
  pairs: readonly (readonly [said: string, of: string])[],
): readonly { readonly said: string; readonly names: string }[] {
  const found = new Map<string, Set<string>>();
  for (const [said, of] of pairs) found.set(said, (found.get(said) ?? new Set()).add(of));
  return [...found].map(([said, names]) => ({ said, names: [...names].join(', ') }));
}
