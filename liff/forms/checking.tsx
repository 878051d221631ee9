import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Answers, Form } from '../../src/domain/form.ts';
import { readBack } from '../../src/forms/reading-back.ts';
import { useLocale, useWords } from '../locale.tsx';
import { Button } from '../ui/button.tsx';
import { stepsText } from './steps-text.ts';
import { Thumbnail } from './thumbnail.tsx';
import { attachmentsOf, type Values } from './values.ts';

type Props = {
  readonly form: Form;
  readonly answers: Answers;
  readonly values: Values;
  readonly onChange: (field: string) => void;
  /** What stands below the answers: the button that sends, or why it has not been sent. */
  readonly children: ComponentChildren;
};

/** Every answer as it will be read, each with a way back to its question. */
export function Checking({ form, answers, values, onChange, children }: Props) {
  const words = useWords(stepsText);
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {words.checkTitle}
      </h2>
      <p>{words.checkHelp}</p>
      <dl class="facts">
        {readBack(form, answers, locale, 'self').map(row =>
          row.value === null ? (
            <div key={row.field} class="facts-heading">
              <dt>{row.label}</dt>
              <dd />
            </div>
          ) : (
            <div key={row.field}>
              <dt>{row.label}</dt>
              <dd class={row.answered ? '' : 'soft'}>
                {row.value}
                <Pictures field={row.field} values={values} />
              </dd>
              <dd class="facts-change">
                <Button kind="quiet" aria-label={words.changeOf(row.label)} onClick={() => onChange(row.field)}>
                  {words.change}
                </Button>
              </dd>
            </div>
          ),
        )}
      </dl>
      {children}
    </>
  );
}

function Pictures({ field, values }: { field: string; values: Values }) {
  const words = useWords(stepsText);
  const attached = attachmentsOf(values[field]);
  if (attached.length === 0) return null;
  return (
    <span class="pictures">
      {attached.map((attachment, at) => (
        <Thumbnail
          key={attachment.key}
          attachment={attachment}
          name={attachment.isPhoto ? words.photo(at + 1) : words.file(at + 1)}
        />
      ))}
    </span>
  );
}
