import * as v from 'valibot';
import type { Form } from '#domain/form.ts';
import { Both } from '#offices/schema/common.ts';

/**
 * A form as an endpoint gives it, with its version. Offices' forms are checked when the product is built, so this only
 * describes the parts that all fields share; the type says the rest.
 */
export const FormShown = v.looseObject({
  id: v.string(),
  version: v.string(),
  title: Both,
  intro: v.nullable(Both),
  fields: v.array(v.looseObject({ id: v.string(), kind: v.string(), label: Both })),
}) as unknown as v.GenericSchema<Form & { readonly version: string }>;
