import { useWords } from '../locale.tsx';
import { Grouped, type InputProps, inputId, type QuestionOf } from './input.tsx';
import { formPageText } from './text.ts';
import { textOf } from './values.ts';

/** Day, month, Buddhist year: in the order in which Thai papers ask for them. A calendar would be slow for a day of birth. */
export function DateInput({ field, value, problem, onChange }: InputProps<QuestionOf<'date'>>) {
  const words = useWords(formPageText);
  const [day = '', month = '', year = ''] = textOf(value).split('/');
  const id = inputId(field.id);
  const digits = (text: string, most: number) => text.replace(/[^\d๐-๙]/g, '').slice(0, most);
  const put = (next: { day?: string; month?: string; year?: string }) => {
    const all = { day, month, year, ...next };
    onChange(`${all.day}/${all.month}/${all.year}`);
  };
  return (
    <Grouped field={field} problem={problem}>
      <div class="date">
        <label>
          <span>{words.day}</span>
          <input
            id={id}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            size={3}
            aria-invalid={problem !== undefined}
            value={day}
            onInput={event => put({ day: digits(event.currentTarget.value, 2) })}
          />
        </label>
        <label class="date-month">
          <span>{words.month}</span>
          <select
            aria-invalid={problem !== undefined}
            value={month}
            onChange={event => put({ month: event.currentTarget.value })}
          >
            <option value="">{words.chooseMonth}</option>
            {words.months.map((name, at) => (
              <option key={name} value={String(at + 1)}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.year}</span>
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            size={5}
            aria-invalid={problem !== undefined}
            value={year}
            onInput={event => put({ year: digits(event.currentTarget.value, 4) })}
          />
        </label>
      </div>
    </Grouped>
  );
}
