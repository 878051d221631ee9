import fc from 'fast-check';

/** A JSON schema as far as our descriptions use it. */
export type JsonSchema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly additionalProperties?: boolean | JsonSchema;
};

/** What nobody means to send. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'x'.repeat(5_000),
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202egnp.exe',
    '../../etc/passwd',
    '__proto__',
    "' OR 1=1 --",
    '%00',
    '๙๙๙๙',
    'ก'.repeat(4_001),
    -1,
    1e308,
    0.1,
    true,
    [],
    {},
    { __proto__: { admin: true } },
    Array.from({ length: 500 }, () => 'a'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Values that fit a schema, more or less: now and then a part of it does not. */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: proper(schema) }, { weight: 1, arbitrary: hostile });
}

function proper(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: 6 });
    case 'number':
    case 'integer':
      return fc.oneof(fc.integer({ min: -5, max: 3000 }), fc.double({ noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return stringOf(schema);
    default:
      return hostile;
  }
}

function objectOf({ additionalProperties, properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const known = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, fitting(of)]));
  const record = fc.record(known, { requiredKeys: required.filter(name => name in known) });
  if (typeof additionalProperties !== 'object') return record;
  return fc
    .tuple(record, fc.dictionary(fc.string({ maxLength: 20 }), hostile, { maxKeys: 5 }))
    .map(parts => Object.assign({}, ...parts));
}

function stringOf({ format, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.constantFrom('2026-12-01', '2026-02-30', '2569-01-01', '0000-00-00');
  if (pattern) return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.string());
  return fc.string({ unit: 'grapheme', maxLength: 80 });
}
