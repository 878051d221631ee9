import type { InputHTMLAttributes } from 'preact';
import { countGraphemes } from '../../src/domain/graphemes.ts';
import { toArabicDigits } from '../../src/domain/number.ts';
import { useLocale, useWords } from '../locale.tsx';
import { describedBy, type InputProps, inputId, Labelled, type QuestionOf } from './input.tsx';
import { formPageText } from './text.ts';
import { textOf } from './values.ts';

/** One line. */
export function ShortInput({ field, value, problem, onChange }: InputProps<QuestionOf<'short' | 'long'>>) {
  return (
    <Labelled field={field} problem={problem}>
      <input
        {...common(field, problem, false)}
        type="text"
        value={textOf(value)}
        onInput={event => onChange(event.currentTarget.value)}
      />
      <Left most={field.most} text={textOf(value)} />
    </Labelled>
  );
}

/** Several lines; the box grows with the text. */
export function LongInput({ field, value, problem, onChange }: InputProps<QuestionOf<'short' | 'long'>>) {
  const text = textOf(value);
  return (
    <Labelled field={field} problem={problem}>
      <textarea
        {...common(field, problem, false)}
        rows={Math.min(14, Math.max(4, text.split('\n').length + Math.floor(text.length / 35)))}
        value={text}
        onInput={event => onChange(event.currentTarget.value)}
      />
      <Left most={field.most} text={text} />
    </Labelled>
  );
}

/** Thai digits are taken as well, so it is no `type=number`. */
export function NumberInput({ field, value, problem, onChange }: InputProps<QuestionOf<'number'>>) {
  const locale = useLocale();
  const unit = field.unit?.[locale];
  return (
    <Labelled field={field} problem={problem}>
      <span class="with-unit">
        <input
          {...common(field, problem, false)}
          type="text"
          inputMode={field.decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          class="narrow"
          value={textOf(value)}
          onInput={event => onChange(event.currentTarget.value)}
        />
        {unit && <span>{unit}</span>}
      </span>
    </Labelled>
  );
}

export function PhoneInput({ field, value, problem, onChange }: InputProps<QuestionOf<'phone' | 'thai-id' | 'place'>>) {
  const { phone } = useWords(formPageText);
  return (
    <Labelled field={field} problem={problem} hint={phone}>
      <input
        {...common(field, problem, true)}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        value={textOf(value)}
        onInput={event => onChange(event.currentTarget.value)}
        onBlur={event => onChange(inGroups(event.currentTarget.value, phoneGroups))}
      />
    </Labelled>
  );
}

/** Grouped as on the card once one leaves the field; never remembered by the browser. */
export function ThaiIdInput({
  field,
  value,
  problem,
  onChange,
}: InputProps<QuestionOf<'phone' | 'thai-id' | 'place'>>) {
  const { thaiId } = useWords(formPageText);
  return (
    <Labelled field={field} problem={problem} hint={thaiId}>
      <input
        {...common(field, problem, true)}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={25}
        value={textOf(value)}
        onInput={event => onChange(event.currentTarget.value)}
        onBlur={event => onChange(inGroups(event.currentTarget.value, cardGroups))}
      />
    </Labelled>
  );
}

/** Said only when the end is near: a number that counts down from 1,000 helps nobody. */
function Left({ most, text }: { most: number; text: string }) {
  const words = useWords(formPageText);
  const left = most - countGraphemes(text);
  if (left > most * 0.2) return null;
  return (
    <p class={left < 0 ? 'problem' : 'soft'} role="status">
      {words.left(left)}
    </p>
  );
}

function common(
  field: InputProps['field'],
  problem: InputProps['problem'],
  hasHint: boolean,
): { id: string; required: boolean } & Pick<InputHTMLAttributes, 'aria-describedby' | 'aria-invalid'> {
  const described = describedBy(field, problem, hasHint);
  return {
    id: inputId(field.id),
    required: field.required,
    'aria-invalid': problem !== undefined,
    ...(described ? { 'aria-describedby': described } : {}),
  };
}

/** `02-123-4567`, `081-234-5678`. */
const phoneGroups = (digits: string) => (digits.startsWith('02') ? [2, 3, 4] : [3, 3, 4]);
/** `1-2345-67890-12-1`. */
const cardGroups = () => [1, 4, 5, 2, 1];

/** What was typed, with hyphens, where it is nothing but digits and what people put between them; else as it is. */
function inGroups(typed: string, groups: (digits: string) => readonly number[]): string {
  const digits = toArabicDigits(typed).replace(/[\s-]/g, '');
  const sizes = groups(digits);
  if (!/^\d+$/.test(digits) || digits.length > sizes.reduce((sum, size) => sum + size, 0)) return typed;
  let rest = digits;
  const parts = sizes.map(size => {
    const part = rest.slice(0, size);
    rest = rest.slice(size);
    return part;
  });
  return parts.filter(Boolean).join('-');
}
