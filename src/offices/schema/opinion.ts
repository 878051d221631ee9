import * as v from 'valibot';
import { Id } from './common.ts';
import { Form } from './form.ts';

/** How the office listens: the form of an open opinion, who reads it, and by when it is answered. */

/** The questions that the product itself reads. `named` asks whether to give the `name`; the page alone asks that. */
const known = ['about', 'words', 'answer', 'named', 'name'] as const;

export const OpinionFile = v.pipe(
  v.strictObject({
    form: Form,
    /** Which division reads what is about it; the front desk reads what has none. */
    divisions: v.record(Id, Id),
    /** By which an opinion is answered, and a consultation that has ended is summed up. */
    clock: Id,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { divisions, form } = dataset.value;
    const kindOf = (id: string) => form.fields.find(field => field.id === id)?.kind;
    const abouts = form.fields.flatMap(field => (field.id === 'about' && 'options' in field ? field.options : []));
    for (const id of known) if (kindOf(id) === undefined) addIssue({ message: `form: asks nothing called ${id}` });
    if (form.id !== 'opinion') addIssue({ message: 'form.id: is not opinion' });
    if (form.fields.some(field => field.id === 'name' && !('sensitive' in field && field.sensitive === 'identity')))
      addIssue({ message: 'form: a name is an identity' });
    for (const about of Object.keys(divisions))
      if (abouts.every(({ value }) => value !== about)) addIssue({ message: `divisions: nothing is about ${about}` });
  }),
);
export type OpinionFile = v.InferOutput<typeof OpinionFile>;
