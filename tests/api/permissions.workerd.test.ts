import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { openApiDocument } from '../../dev/openapi/document.ts';
import { can, type Role } from '../../src/domain/actor.ts';
import type { AnyEndpoint } from '../../src/domain/endpoint.ts';
import { endpoints } from '../../src/features/endpoints.ts';
import { type Operation, requests } from '../support/api-requests.ts';
import { memoryStore } from '../support/memory-store.ts';
import { staffOf } from '../support/staff.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const all = Object.values(endpoints).flat();
const named = all.map(each => [`${each.call.method} ${each.call.path}`, each] as const);
type Described = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
const described = openApiDocument(all, 'Sample', '1.0.0') as unknown as Described;

type Somebody = { readonly role: Role; readonly division: string | null } | 'resident' | 'nobody';
const everybody: readonly Somebody[] = [
  'nobody',
  'resident',
  { role: 'officer', division: 'works' },
  { role: 'officer', division: 'finance' },
  { role: 'head', division: 'works' },
  { role: 'clerk', division: null },
  { role: 'mayor', division: null },
  { role: 'secretary', division: null },
];

async function personOf(hall: TownHall, who: Exclude<Somebody, 'nobody'>): Promise<Person> {
  return who === 'resident' ? hall.resident() : staffOf(hall, who.role, who.division);
}

type Class = 'sign in' | 'not yours' | 'open';

function classOf({ who }: AnyEndpoint, somebody: Somebody): Class {
  if (who === 'anyone') return 'open';
  if (somebody === 'nobody') return 'sign in';
  if (who === 'person') return 'open';
  return somebody !== 'resident' && can([somebody], who) ? 'open' : 'not yours';
}

/** Requests as the description lets one make them; some mean no good, but most of them fit. */
function samples(endpoint: AnyEndpoint, count: number) {
  const { method, path } = endpoint.call;
  const operation = described.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${path} is not described`);
  return fc.sample(requests(endpoint, operation), { numRuns: count, seed: 7 });
}

async function statuses(hall: TownHall, endpoint: AnyEndpoint, token: string | null, count: number): Promise<number[]> {
  const found: number[] = [];
  for (const { body, path } of samples(endpoint, count)) {
    const response = await hall.fetch(path, {
      method: endpoint.call.method,
      ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
      ...(body === undefined ? {} : { body }),
    });
    found.push(response.status);
  }
  return found;
}

describe('who may call what', () => {
  it.each(named)('%s: 401 without a token, 403 without the duty, else neither, and never 500', async (_, endpoint) => {
    const hall = townHall({}, undefined, memoryStore());
    for (const somebody of everybody) {
      const token = somebody === 'nobody' ? null : await hall.idToken(await personOf(hall, somebody));
      const found = await statuses(hall, endpoint, token, 12);
      const expected = classOf(endpoint, somebody);
      const hint = `${JSON.stringify(somebody)}: ${found.join(' ')}`;
      if (expected === 'sign in') expect(new Set(found), hint).toEqual(new Set([401]));
      if (expected === 'not yours') expect(new Set(found), hint).toEqual(new Set([403]));
      if (expected === 'open') {
        const refuses = endpoint.answering.refuses?.includes('forbidden') ? [401] : [401, 403];
        expect(
          found.filter(status => refuses.includes(status) || status >= 500),
          hint,
        ).toEqual([]);
      }
    }
  });
});

const ours = all.filter(({ who }) => who !== 'anyone');

describe('24. a token that is not LINE’s word on who is calling', () => {
  const token = async (hall: TownHall, claims: Record<string, string | number>) =>
    hall.idToken(hall.resident(), claims);
  const swapped = (whole: string, header: object) =>
    [btoa(JSON.stringify(header)), ...whole.split('.').slice(1)].join('.');
  const bad: readonly (readonly [string, (hall: TownHall) => Promise<string | null>])[] = [
    ['none', async () => null],
    ['no token at all', async () => 'x.y.z'],
    ['an expired one', hall => token(hall, { exp: Math.floor(hall.ports.now() / 1000) - 1 })],
    ['one for another channel', hall => token(hall, { aud: '9999999999' })],
    ['one of another issuer', hall => token(hall, { iss: 'https://access.line.example' })],
    ['a forged one', async hall => `${(await token(hall, {})).slice(0, -8)}AAAAAAAA`],
    [
      'one of another person under a true signature',
      async hall => {
        const [head = '', , signature = ''] = (await token(hall, {})).split('.');
        const payload = (await hall.idToken(hall.resident('คนอื่น'))).split('.')[1];
        return [head, payload, signature].join('.');
      },
    ],
    [
      'one without a signature',
      async hall =>
        `${swapped(await token(hall, {}), { alg: 'none' })
          .split('.')
          .slice(0, 2)
          .join('.')}.`,
    ],
    ['one of another algorithm', async hall => swapped(await token(hall, {}), { alg: 'HS256', typ: 'JWT' })],
  ];

  it.each(bad)('%s: 401 from every endpoint that is not open to anyone', async (_, make) => {
    const hall = townHall({}, undefined, memoryStore());
    const made = await make(hall);
    for (const endpoint of ours) expect(await statuses(hall, endpoint, made, 1), endpoint.call.path).toEqual([401]);
    expect(await hall.records('requests')).toEqual([]);
  });

  it('is 503 while LINE’s keys cannot be reached, and not 401, for the person did nothing wrong', async () => {
    const hall = townHall({}, undefined, memoryStore());
    const whole = await token(hall, {});
    const idTokens = { verify: async () => ({ ok: false, reason: 'unreachable' }) as const };
    Object.assign(hall.ports, { idTokens });
    for (const endpoint of ours) expect(await statuses(hall, endpoint, whole, 1), endpoint.call.path).toEqual([503]);
  });
});
