import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Field, FieldProblem, Form, Section, StopIf } from '../../src/domain/form.ts';
import { isHeading, isQuestion, shownFields, stopOf } from '../../src/forms/shown.ts';
import { useLocale, useWords } from '../locale.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldInput } from './field.tsx';
import { inputId } from './input.tsx';
import { formPageText } from './text.ts';
import type { Uploads } from './uploads.ts';
import { asGiven, type Value, type Values } from './values.ts';

type Props = {
  readonly form: Form;
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
  /** Goes up with every check, so that the summary is read again although it says the same. */
  readonly round: number;
  /** The field to go to: somebody pressed "change". */
  readonly focus: string | null;
  readonly uploads: Uploads;
  readonly mayUpload: boolean;
  readonly below: (field: string) => ComponentChildren;
  readonly onChange: (field: string, value: Value) => void;
  readonly onCheck: () => void;
};

/** The questions that apply, one below the other; ends at an answer with which the form cannot go on. */
export function Filling({ form, values, problems, round, focus, uploads, mayUpload, below, onChange, onCheck }: Props) {
  const words = useWords(formPageText);
  const locale = useLocale();
  const given = asGiven(values);
  const stopped = stopOf(form, given);
  const shown = upTo(shownFields(form, given), stopped?.field);
  useEffect(() => {
    if (focus) focusField(focus);
  }, [focus]);

  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onCheck();
      }}
    >
      {form.intro && <p>{form.intro[locale]}</p>}
      {problems.length > 0 && !stopped && <Problems key={round} form={form} problems={problems} />}
      {shown.map((field, at) => (
        <Fragment key={field.id}>
          {isQuestion(field) ? (
            <FieldInput
              field={field}
              value={values[field.id]}
              problem={problems.find(problem => problem.field === field.id)?.say}
              uploads={uploads}
              mayUpload={mayUpload}
              onChange={value => onChange(field.id, value)}
            />
          ) : (
            <Heading section={field} next={shown[at + 1]} />
          )}
          {below(field.id)}
        </Fragment>
      ))}
      {stopped ? (
        <StopCard stop={stopped.stop} />
      ) : (
        <>
          <Button type="submit" wide>
            {words.check}
          </Button>
          <p class="soft">{words.keptHere}</p>
        </>
      )}
    </form>
  );
}

function upTo(fields: readonly Field[], last: string | undefined): readonly Field[] {
  const at = fields.findIndex(({ id }) => id === last);
  return at < 0 ? fields : fields.slice(0, at + 1);
}

/** A section is a heading of what follows, or a warning to those whom its condition concerns. */
function Heading({ section, next }: { section: Section; next: Field | undefined }) {
  const locale = useLocale();
  const help = section.help && <p>{section.help[locale]}</p>;
  if (next && isQuestion(next) && isHeading(section, next))
    return (
      <>
        <h2>{section.label[locale]}</h2>
        {help}
      </>
    );
  return (
    <Notice tone="warn" title={section.label[locale]}>
      {help}
    </Notice>
  );
}

/** What is wrong, all of it, at the top, each leading to its field. Takes the focus, so that it is heard first. */
function Problems({ form, problems }: { form: Form; problems: readonly FieldProblem[] }) {
  const words = useWords(formPageText);
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const labelOf = (field: string) => form.fields.find(({ id }) => id === field)?.label[locale];
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  return (
    <div ref={box} class="notice notice-bad" role="alert" tabIndex={-1}>
      <p class="notice-title">{words.problemsTitle}</p>
      <ul>
        {problems.map(({ field, say }) => (
          <li key={field}>
            <a
              href={`#${inputId(field)}`}
              onClick={event => {
                // The address is not the form's to change.
                event.preventDefault();
                focusField(field);
              }}
            >
              {labelOf(field)}: {say[locale]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Somebody must call instead, or come in person: nothing can be sent from here. */
function StopCard({ stop }: { stop: StopIf }) {
  const words = useWords(formPageText);
  const locale = useLocale();
  return (
    <div class="stop" role="alert">
      <p class="notice-title">{words.stopTitle}</p>
      <p>{stop.say[locale]}</p>
      {stop.call && (
        <LinkButton kind="main" wide href={`tel:${stop.call}`}>
          {words.call(stop.call)}
        </LinkButton>
      )}
    </div>
  );
}

function focusField(field: string): void {
  const input = document.getElementById(inputId(field));
  input?.focus({ preventScroll: true });
  (input?.closest('.field') ?? input)?.scrollIntoView?.({ block: 'start' });
}
