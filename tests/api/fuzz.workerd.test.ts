import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { openApiDocument } from '../../dev/openapi/document.ts';
import type { AnyEndpoint } from '../../src/domain/endpoint.ts';
import { endpoints } from '../../src/features/endpoints.ts';
import { type Operation, requests } from '../support/api-requests.ts';
import { memoryStore } from '../support/memory-store.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

const all = Object.values(endpoints).flat();
const document = openApiDocument(all, 'Sample', '1.0.0') as unknown as Document;
const both = v.object({ th: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) });
const Refusal = v.strictObject({
  code: v.string(),
  say: both,
  fields: v.optional(v.array(v.strictObject({ field: v.string(), code: v.string(), say: both }))),
});

function operationOf({ call }: AnyEndpoint): Operation {
  const found = document.paths[`/api${call.path.replace(/:(\w+)/g, '{$1}')}`]?.[call.method.toLowerCase()];
  if (!found) throw new Error(`${call.path} is not described`);
  return found;
}

async function people(hall: TownHall): Promise<(Person | null)[]> {
  const officer = await hall.officer();
  return [null, hall.resident(), officer, await hall.secretary()];
}

describe('the API, read from its own description by somebody who means no good', () => {
  it.each(all.map(each => [`${each.call.method} ${each.call.path}`, each] as const))(
    '%s answers nothing but what it declares, and never that it is broken',
    { timeout: 60_000 },
    async (_, endpoint) => {
      const hall = townHall({}, undefined, memoryStore());
      const callers = await people(hall);
      const tokens = await Promise.all(callers.map(each => (each ? hall.idToken(each) : null)));
      const operation = operationOf(endpoint);
      await fc.assert(
        fc.asyncProperty(requests(endpoint, operation), fc.nat(tokens.length - 1), async (request, who) => {
          const token = tokens[who];
          const response = await hall.fetch(request.path, {
            method: endpoint.call.method,
            ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
            ...(request.body === undefined ? {} : { body: request.body }),
          });
          const said: unknown = await response.json();
          expect(Object.keys(operation.responses), JSON.stringify(said)).toContain(String(response.status));
          expect(response.status).not.toBe(503);
          const shape = response.status < 300 ? endpoint.answering.output : Refusal;
          const fits = v.safeParse(shape as v.GenericSchema, said);
          expect(fits.issues?.map(issue => `${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
