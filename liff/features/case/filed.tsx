import type { CaseDetail } from '../../../src/features/case/shapes.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { casesText } from './text.ts';

type Props = { readonly shown: Pick<CaseDetail, 'answers' | 'place' | 'what'> };

/** What was sent in: the answers as they were asked for, or the words and the place. */
export function Filed({ shown: { answers, place, what } }: Props) {
  const words = useWords(casesText);
  const locale = useLocale();
  const map = place && place.latitude !== null && place.longitude !== null && (
    <LinkButton kind="quiet" href={`https://www.google.com/maps?q=${place.latitude},${place.longitude}`}>
      {words.map}
    </LinkButton>
  );
  if (answers)
    return (
      <Card title={words.answers}>
        <dl class="facts">
          {answers.map(({ answered, field, label, value }) => (
            <div key={field}>
              <dt>{label[locale]}</dt>
              <dd class={answered ? '' : 'soft'}>{value?.[locale]}</dd>
            </div>
          ))}
        </dl>
        {map}
      </Card>
    );
  if (what === null && place === null) return null;
  return (
    <Card title={words.filed}>
      {what !== null && <p class="as-written">{what}</p>}
      {place?.words && (
        <p>
          {words.place}: {place.words}
        </p>
      )}
      {map}
    </Card>
  );
}
