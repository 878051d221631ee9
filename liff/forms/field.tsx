import { ChoiceInput, ManyInput } from './choice-inputs.tsx';
import { DateInput } from './date-input.tsx';
import { FilesInput } from './files-input.tsx';
import type { InputProps } from './input.tsx';
import { PlaceInput } from './place-input.tsx';
import { LongInput, NumberInput, PhoneInput, ShortInput, ThaiIdInput } from './text-inputs.tsx';
import type { Uploads } from './uploads.ts';

/** One question of any kind, with its help, its problem and its input. */
export function FieldInput({
  field,
  uploads,
  mayUpload,
  ...rest
}: InputProps & { uploads: Uploads; mayUpload: boolean }) {
  switch (field.kind) {
    case 'short':
      return <ShortInput field={field} {...rest} />;
    case 'long':
      return <LongInput field={field} {...rest} />;
    case 'choice':
      return <ChoiceInput field={field} {...rest} />;
    case 'many':
      return <ManyInput field={field} {...rest} />;
    case 'date':
      return <DateInput field={field} {...rest} />;
    case 'number':
      return <NumberInput field={field} {...rest} />;
    case 'phone':
      return <PhoneInput field={field} {...rest} />;
    case 'thai-id':
      return <ThaiIdInput field={field} {...rest} />;
    case 'place':
      return <PlaceInput field={field} {...rest} />;
    case 'photos':
    case 'file':
      return <FilesInput field={field} uploads={uploads} mayUpload={mayUpload} {...rest} />;
    default:
      return field satisfies never;
  }
}
