import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { type AnyEndpoint, type RefusalCode, refusalStatus, type Who } from '#domain/endpoint.ts';
import { byHand } from './by-hand.ts';
import { openApiText } from './text.ts';

type Json = { readonly [name: string]: unknown };

/**
 * The description of the API, made from the endpoints' own declarations, and written out when the product is built. Source:
 * OpenAPI Specification 3.1.
 */
export function openApiDocument(endpoints: readonly AnyEndpoint[], officeName: string, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = templated(endpoint.call.path);
    paths[path] = { ...paths[path], [endpoint.call.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: openApiText.title(officeName), version, description: openApiText.description },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        lineIdToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: openApiText.token },
      },
      schemas: { Refusal: refusal },
    },
    paths: { ...paths, ...byHand },
  };
}

function templated(path: string): string {
  return `/api${path.replace(/:(\w+)/g, '{$1}')}`;
}

function operationOf({ answering, call, who }: AnyEndpoint): Json {
  const { input, output, refuses = [], summary } = answering;
  const schema = schemaOf(input, 'input');
  const names = [...call.path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);
  const isRead = call.method === 'GET';
  const { inPath, others } = parted(schema, names);
  const value = content(schemaOf(output, 'output'));
  return {
    operationId: `${call.method.toLowerCase()}${call.path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: summary.en,
    description: summary.th,
    tags: [call.path.split('/')[1] ?? ''],
    ...(who === 'anyone' ? {} : { security: [{ lineIdToken: [] }] }),
    parameters: [
      ...inPath.map(([name, of]) => ({ name, in: 'path', required: true, schema: of })),
      ...(isRead ? queryOf(others) : [idempotencyKey]),
    ],
    ...(isRead ? {} : { requestBody: { required: Object.keys(others.properties).length > 0, content: json(others) } }),
    responses: {
      200: { description: isRead ? openApiText.found : openApiText.again, content: value.content },
      ...(isRead ? {} : { 201: { description: openApiText.made, content: value.content } }),
      ...refusalsOf([...refuses, ...always(who, isRead)]),
    },
  };
}

/** What any call with this permission and method may be refused for. */
function always(who: Who, isRead: boolean): RefusalCode[] {
  const known: RefusalCode[] = who === 'anyone' ? [] : ['unauthenticated', 'token-expired'];
  return [
    'bad-input',
    'busy',
    ...known,
    ...(who === 'anyone' || who === 'person' ? [] : (['forbidden'] as const)),
    ...(isRead ? [] : (['conflict', 'too-large'] as const)),
  ];
}

function refusalsOf(codes: readonly RefusalCode[]): Json {
  const statuses = new Map<number, RefusalCode[]>();
  for (const code of new Set(codes)) {
    const status = refusalStatus[code];
    statuses.set(status, [...(statuses.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...statuses].map(([status, of]) => [
      status,
      { description: of.join(', '), content: json({ $ref: '#/components/schemas/Refusal' }) },
    ]),
  );
}

type ObjectSchema = { readonly properties: Record<string, Json>; readonly required: readonly string[] };

/** The parts of an input that stand in the path, and the others. */
function parted(schema: Json, names: readonly string[]) {
  const { properties = {}, required = [], ...rest } = schema as Partial<ObjectSchema>;
  const isNamed = ([name]: readonly [string, unknown]) => names.includes(name);
  const all = Object.entries(properties);
  return {
    inPath: names.map(name => [name, properties[name] ?? { type: 'string' }] as const),
    others: {
      ...rest,
      properties: Object.fromEntries(all.filter(each => !isNamed(each))),
      required: required.filter(name => !names.includes(name)),
    },
  };
}

function queryOf({ properties, required }: ObjectSchema): Json[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function schemaOf(schema: GenericSchema<never, unknown> | GenericSchema, typeMode: 'input' | 'output'): Json {
  const { $schema: _, ...made } = toJsonSchema(schema as GenericSchema, { typeMode, errorMode: 'ignore' }) as Json;
  return made;
}

function content(schema: Json) {
  return { content: json(schema) };
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: openApiText.key,
  schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[!-~]+$' },
};

const both = {
  type: 'object',
  properties: { th: { type: 'string' }, en: { type: 'string' } },
  required: ['th', 'en'],
};
const field = {
  type: 'object',
  properties: { field: { type: 'string' }, code: { type: 'string' }, say: both },
  required: ['field', 'code', 'say'],
};
const refusal = {
  type: 'object',
  properties: {
    code: { enum: Object.keys(refusalStatus) },
    say: both,
    fields: { type: 'array', items: field },
  },
  required: ['code', 'say'],
};
