import fc from 'fast-check';
import type { AnyEndpoint } from '../../src/domain/endpoint.ts';
import { fitting, type JsonSchema } from './json-arbitrary.ts';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
};
export type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
  readonly responses: Readonly<Record<string, unknown>>;
};

/** A request as somebody makes it who has read the description, and does not mean well. */
export function requests({ call }: AnyEndpoint, { parameters = [], requestBody }: Operation) {
  const given = fc.record(Object.fromEntries(parameters.map(({ name, schema }) => [name, fitting(schema)])), {
    requiredKeys: parameters.filter(each => each.in === 'path').map(({ name }) => name),
  });
  const body = requestBody ? fitting(requestBody.content['application/json'].schema) : fc.constant(undefined);
  const raw = fc.constantFrom('{', '[]', 'null', '"x"', '\u0000', '{"a":1}{', '');
  const bodies = fc.oneof(
    { weight: 9, arbitrary: body.map(each => JSON.stringify(each)) },
    { weight: 1, arbitrary: raw },
  );
  return fc.record({ given, body: call.method === 'POST' ? bodies : fc.constant(undefined) }).map(each => {
    const text = (name: string) => {
      const value = (each.given as Record<string, unknown>)[name];
      const said = typeof value === 'string' ? value : JSON.stringify(value ?? null);
      // `.` and `..` name another address, also where they are escaped (URL Standard, dot segments).
      const part = /^\.{0,2}$/.test(said) ? '-' : said;
      return encodeURIComponent(part.toWellFormed().slice(0, 200));
    };
    const path = call.path.replace(/:(\w+)/g, (_, name: string) => text(name));
    const asked = parameters.filter(({ in: where, name }) => where === 'query' && name in each.given);
    const query = asked.map(({ name }) => `${name}=${text(name)}`).join('&');
    return { path: `/api${path}${query ? `?${query}` : ''}`, body: each.body };
  });
}
