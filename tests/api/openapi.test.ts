import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../dev/openapi/document.ts';
import { endpoints } from '../../src/features/endpoints.ts';

type Operation = {
  readonly security?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: { 'application/json': { schema: { properties: object } } } };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};
const all = Object.values(endpoints).flat();
const document = openApiDocument(all, 'Sample', '1.0.0') as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

function operation(method: string, path: string): Operation {
  const found = document.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
  if (!found) throw new Error(`${method} ${path} is not described`);
  return found;
}

describe('the description of the API', () => {
  it('has every endpoint, once, and no two with one name', () => {
    const named = Object.values(document.paths).flatMap(methods =>
      Object.values(methods).flatMap(each => (each as { operationId?: string }).operationId ?? []),
    );
    expect(new Set(named).size).toBe(named.length);
    for (const { call } of all) operation(call.method, call.path);
  });

  it.each(all.map(each => [`${each.call.method} ${each.call.path}`, each] as const))(
    'says of %s who may call it, what it takes, and every refusal that its permission brings',
    (_, { answering, call, who }) => {
      const { parameters = [], requestBody, responses, security } = operation(call.method, call.path);
      const inPath = [...call.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect(parameters.filter(each => each.in === 'path').map(({ name }) => name)).toEqual(inPath);
      expect(Boolean(security)).toBe(who !== 'anyone');
      expect(Boolean(responses[401])).toBe(who !== 'anyone');
      const mayForbid = (who !== 'anyone' && who !== 'person') || answering.refuses?.includes('forbidden') === true;
      expect(Boolean(responses[403])).toBe(mayForbid);
      expect(Boolean(requestBody)).toBe(call.method === 'POST');
      expect(Boolean(responses[201])).toBe(call.method === 'POST');
      for (const status of [200, 400, 503]) expect(responses[status]).toBeDefined();
      for (const name of inPath)
        expect(requestBody?.content['application/json'].schema.properties ?? {}).not.toHaveProperty(String(name));
    },
  );

  it('holds nothing that JSON cannot', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
