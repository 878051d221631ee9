import { formatDay } from '../../../src/domain/calendar.ts';
import type { OwnAnswers } from '../../../src/features/privacy/answers.ts';
import { useLocale } from '../../locale.tsx';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/tag.tsx';
import { privacyPageText } from './text.ts';

/** What one said in polls and consultations; nobody else can tell whose it is. */
export function AnswerList({ answers }: OwnAnswers) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  return (
    <Card title={words.answers}>
      <p>{words.answersWhat}</p>
      <ul class="list">
        {answers.map(({ choice, consultation, name, title, until, words: said }) => (
          <li key={consultation} class="row">
            <p class="held-title">{title[locale] ?? title.th}</p>
            {choice && <p>{words.chose(choice[locale] ?? choice.th)}</p>}
            {said !== null && <p>{words.saidWords(said)}</p>}
            {name !== null && <p>{words.signed(name)}</p>}
            <span class="row-more">
              <Tag tone={said === null && name === null ? 'info' : 'good'}>
                {said === null && name === null ? words.counted : words.goesAtOnce}
              </Tag>
              <time dateTime={until}>{words.until(formatDay(until, locale))}</time>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
