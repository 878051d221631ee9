import { useRef, useState } from 'preact/hooks';
import type { Both } from '../../../src/domain/form.ts';
import { correctCase } from '../../../src/features/case/calls.ts';
import type { CaseDetail } from '../../../src/features/case/shapes.ts';
import { call } from '../../api.ts';
import { LongInput, PhoneInput, ShortInput } from '../../forms/text-inputs.tsx';
import type { Value } from '../../forms/values.ts';
import { useWords } from '../../locale.tsx';
import type { Failure, RefusedField } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { casesText } from './text.ts';
import { NotSent } from './write-box.tsx';

type Field = CaseDetail['correctable'][number];
type Props = {
  readonly caseId: string;
  readonly fields: readonly Field[];
  readonly onDone: (say: Both) => void;
  readonly onCancel: () => void;
};

/** How to reach the person, and their own words, put right. What was not changed is not sent. */
export function Correcting({ caseId, fields, onDone, onCancel }: Props) {
  const words = useWords(casesText);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ field, value }) => [field, value])),
  );
  const [problems, setProblems] = useState<readonly RefusedField[]>([]);
  const [state, setState] = useState<'still' | 'sending' | Failure>('still');
  const key = useRef(crypto.randomUUID());
  const save = async () => {
    const answers = Object.fromEntries(
      fields.filter(({ field, value }) => values[field] !== value).map(({ field }) => [field, values[field]]),
    );
    setState('sending');
    const result = await call(correctCase, { id: caseId, answers }, { key: key.current });
    if (result.ok) return onDone(result.value.say);
    const wrong = result.kind === 'refused' ? (result.fields ?? []) : [];
    setProblems(wrong);
    setState(wrong.length > 0 ? 'still' : result);
  };
  const change = (field: string, value: Value) => {
    key.current = crypto.randomUUID();
    setValues(before => ({ ...before, [field]: String(value) }));
    setProblems(before => before.filter(each => each.field !== field));
  };
  return (
    <Card title={words.correct}>
      <p>{words.correctHow}</p>
      {fields.map(field => (
        <Input
          key={field.field}
          field={field}
          value={values[field.field] ?? ''}
          problem={problems.find(each => each.field === field.field)?.say}
          onChange={value => change(field.field, value)}
        />
      ))}
      {typeof state === 'object' && <NotSent failure={state} />}
      <Button wide busy={state === 'sending'} onClick={() => void save()}>
        {state === 'sending' ? words.saving : words.correctSave}
      </Button>
      <Button kind="plain" wide busy={state === 'sending'} onClick={onCancel}>
        {words.cancel}
      </Button>
    </Card>
  );
}

type InputProps = {
  readonly field: Field;
  readonly value: string;
  readonly problem: Both | undefined;
  readonly onChange: (value: Value) => void;
};

function Input({ field: { field: id, kind, label, most, required }, ...rest }: InputProps) {
  const asked = { id, label, required, help: null, showIf: null, sensitive: null } as const;
  if (kind === 'phone') return <PhoneInput field={{ ...asked, kind }} {...rest} />;
  const field = { ...asked, kind, most: most ?? 4_000 };
  return kind === 'long' ? <LongInput field={field} {...rest} /> : <ShortInput field={field} {...rest} />;
}
