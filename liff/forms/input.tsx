import type { ComponentChildren } from 'preact';
import type { Both, Question } from '../../src/domain/form.ts';
import { useLocale, useWords } from '../locale.tsx';
import { formPageText } from './text.ts';
import { isPrivate, type Value } from './values.ts';

/** What every kind of field gets. `onChange` takes the new value, or how the present one becomes it. */
export type InputProps<Q extends Question = Question> = {
  readonly field: Q;
  readonly value: Value | undefined;
  readonly problem: Both | undefined;
  readonly onChange: (value: Value) => void;
};
export type QuestionOf<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** The id of a field's first input, to which the error summary and "change" lead. */
export const inputId = (field: string) => `q-${field}`;

/** Ids of what describes an input: help, then what is wrong; undefined where there is neither. */
export function describedBy(field: Question, problem: Both | undefined, hasHint: boolean): string | undefined {
  const ids = [
    (field.help || isPrivate(field) || hasHint) && `${inputId(field.id)}-help`,
    problem && `${inputId(field.id)}-problem`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** What stands between the question and its input: help, a hint of the kind, what is wrong. */
export function About({ field, problem, hint }: { field: Question; problem: Both | undefined; hint?: string }) {
  const locale = useLocale();
  const words = useWords(formPageText);
  const lines = [field.help?.[locale], hint, isPrivate(field) && words.privateHint].filter(Boolean);
  const id = inputId(field.id);
  return (
    <>
      {lines.length > 0 && (
        <div id={`${id}-help`} class="soft">
          {lines.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {problem && (
        <p id={`${id}-problem`} class="problem">
          {problem[locale]}
        </p>
      )}
    </>
  );
}

/** The question itself; those that need no answer say so. */
export function Asked({ field }: { field: Question }) {
  const locale = useLocale();
  const words = useWords(formPageText);
  return (
    <>
      {field.label[locale]}
      {!field.required && <span class="optional"> ({words.optional})</span>}
    </>
  );
}

/** A question with one input. */
export function Labelled({
  children,
  ...about
}: {
  field: Question;
  problem: Both | undefined;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <div class={about.problem ? 'field field-wrong' : 'field'}>
      <label class="asked" for={inputId(about.field.id)}>
        <Asked field={about.field} />
      </label>
      <About {...about} />
      {children}
    </div>
  );
}

/** A question with several inputs that belong together. */
export function Grouped({
  children,
  hint,
  ...about
}: {
  field: Question;
  problem: Both | undefined;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <fieldset
      class={about.problem ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(about.field, about.problem, hint !== undefined)}
    >
      <legend class="asked">
        <Asked field={about.field} />
      </legend>
      <About {...about} {...(hint === undefined ? {} : { hint })} />
      {children}
    </fieldset>
  );
}
