import { useState } from 'preact/hooks';
import { formatDay } from '../../../src/domain/calendar.ts';
import type { Both, Question } from '../../../src/domain/form.ts';
import { answerConsultation } from '../../../src/features/opinion/calls.ts';
import type { AnswerInput, ConsultationShown, Mine } from '../../../src/features/opinion/shapes.ts';
import { call } from '../../api.ts';
import { ChoiceInput } from '../../forms/choice-inputs.tsx';
import { LongInput, ShortInput } from '../../forms/text-inputs.tsx';
import { textOf } from '../../forms/values.ts';
import { useLocale, useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useFailureWords } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { both } from './saying.ts';
import { useSending } from './sending.ts';
import { opinionPages } from './text.ts';

const asked = { required: false, sensitive: null, showIf: null, help: null } as const;

function ofWords(key: 'words' | 'wordsOnly' | 'wordsHelp' | 'name'): Both {
  return { th: opinionPages.th[key], en: opinionPages.en[key] };
}

/** Choose, write, send; and again until the last day. What was typed stays until it has arrived. */
export function AnswerForm({
  of,
  answer,
  onSent,
}: {
  of: ConsultationShown;
  answer: Mine['answer'];
  onSent: () => void;
}) {
  const locale = useLocale();
  const words = useWords(opinionPages);
  const [choice, setChoice] = useState(answer?.choice ?? '');
  const [text, setText] = useState(answer?.words ?? '');
  const [name, setName] = useState(answer?.name ?? '');
  const { start, told } = useSending((given: AnswerInput, key) => call(answerConsultation, given, { key }), onSent);
  const send = () =>
    start({ id: of.id, choice: choice || null, words: text.trim() || null, name: name.trim() || null });

  const failure = typeof told === 'object' ? told : null;
  const problem = (field: string) =>
    failure?.kind === 'refused' ? failure.fields?.find(each => each.field === field)?.say : undefined;
  const question: Question | null = of.question && {
    ...asked,
    kind: 'choice',
    id: 'choice',
    label: both(of.question.ask),
    required: of.kind === 'poll',
    options: of.question.options.map(({ id, label }) => ({ value: id, label: both(label) })),
    stopIf: null,
  };
  const long = { ...asked, kind: 'long', id: 'words', most: 2_000, help: ofWords('wordsHelp') } as const;
  return (
    <Card title={words.yourAnswer}>
      {answer && told !== 'done' && (
        <Notice tone="good" title={words.answeredTitle}>
          <p>{words.answered(formatDay(of.closesAt, locale))}</p>
        </Notice>
      )}
      {answer?.aside && (
        <Notice tone="warn">
          <p>{words.aside(answer.aside)}</p>
        </Notice>
      )}
      {question?.kind === 'choice' && (
        <ChoiceInput field={question} value={choice} problem={undefined} onChange={next => setChoice(textOf(next))} />
      )}
      {of.takesWords && (
        <>
          <LongInput
            field={{ ...long, label: ofWords(question ? 'words' : 'wordsOnly') }}
            value={text}
            problem={problem('words')}
            onChange={next => setText(textOf(next))}
          />
          <ShortInput
            field={{ ...asked, kind: 'short', id: 'name', most: 120, label: ofWords('name') }}
            value={name}
            problem={problem('name')}
            onChange={next => setName(textOf(next))}
          />
        </>
      )}
      <p class="soft">
        {[words.private(of.keptFor[locale]), of.takesWords && words.privateName].filter(Boolean).join(' ')}
      </p>
      {failure && <NotSent failure={failure} />}
      {told === 'done' && (
        <Notice tone="good" alert>
          <p>{words.sent}</p>
          <p>{words.answered(formatDay(of.closesAt, locale))}</p>
        </Notice>
      )}
      <Button wide busy={told === 'sending'} onClick={() => void send()}>
        {answer ? words.change : words.send}
      </Button>
    </Card>
  );
}

function NotSent({ failure }: { failure: Failure }) {
  const words = useWords(opinionPages);
  const say = useFailureWords(failure);
  return (
    <Notice tone="bad" title={words.notSent} alert>
      <p>{say}</p>
    </Notice>
  );
}
