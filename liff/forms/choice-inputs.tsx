import { useLocale, useWords } from '../locale.tsx';
import { Grouped, type InputProps, inputId, type QuestionOf } from './input.tsx';
import { formPageText } from './text.ts';
import { chosenOf, textOf } from './values.ts';

/** One of several, as large cards. */
export function ChoiceInput({ field, value, problem, onChange }: InputProps<QuestionOf<'choice'>>) {
  const locale = useLocale();
  const chosen = textOf(value);
  return (
    <Grouped field={field} problem={problem}>
      {field.options.map((option, at) => (
        <label key={option.value} class={option.value === chosen ? 'pick pick-on' : 'pick'}>
          <input
            id={at === 0 ? inputId(field.id) : undefined}
            type="radio"
            name={inputId(field.id)}
            value={option.value}
            checked={option.value === chosen}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label[locale]}</span>
        </label>
      ))}
    </Grouped>
  );
}

/** Any of several. */
export function ManyInput({ field, value, problem, onChange }: InputProps<QuestionOf<'many'>>) {
  const locale = useLocale();
  const words = useWords(formPageText);
  const chosen = chosenOf(value);
  const isLimited = field.most < field.options.length;
  return (
    <Grouped field={field} problem={problem} {...(isLimited ? { hint: words.most(field.most) } : {})}>
      {field.options.map((option, at) => {
        const isOn = chosen.includes(option.value);
        return (
          <label key={option.value} class={isOn ? 'pick pick-on' : 'pick'}>
            <input
              id={at === 0 ? inputId(field.id) : undefined}
              type="checkbox"
              checked={isOn}
              onChange={() => onChange(isOn ? chosen.filter(each => each !== option.value) : [...chosen, option.value])}
            />
            <span>{option.label[locale]}</span>
          </label>
        );
      })}
    </Grouped>
  );
}
