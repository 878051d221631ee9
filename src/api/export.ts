import type { Hono } from 'hono';
import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import { CaseKind } from '#domain/case.ts';
import { csvOf } from '#domain/csv.ts';
import type { Form } from '#domain/form.ts';
import { Person, stranger } from '#domain/person.ts';
import { ref } from '#domain/record.ts';
import { type Exported, exportedCases, mayExport, tableOf } from '#features/desk/exporting.ts';
import { deskPageText } from '#features/desk/page-text.ts';
import { formRef } from '#forms/keeping.ts';
import { inBoth } from '#i18n/both.ts';
import { Id } from '#offices/schema/common.ts';
import { identify } from '../auth/identity.ts';
import type { Ports } from '../ports.ts';
import { refused } from './endpoints.ts';
import { say } from './saying.ts';

const Input = v.object({ kind: CaseKind, form: Id, locale: v.optional(v.picklist(['th', 'en']), 'th') });

/** Cases of one table; those of one kind are looked through for them, so many at most. */
const MOST_ROWS = 5_000;
const MOST_PAGES = 60;
const PAGE = 300;

/**
 * `GET /api/desk/export?kind&form`: the newest cases that came in with a form as one CSV table, for heads (their
 * division's), the clerk and the secretary. 200, 400, 401, 403, 404.
 */
export function mountExport(hono: Hono, ports: Ports): void {
  hono.get('/api/desk/export', async ({ req }) => {
    try {
      return await exported(req.raw, ports);
    } catch (error) {
      ports.log.requestFailed('export', error);
      return refused({ ok: false, code: 'busy', say: say('busy') });
    }
  });
}

async function exported(request: Request, ports: Ports): Promise<Response> {
  const identity = await identify(request, ports);
  if (!identity.ok) return refused(identity);
  const [known] = await ports.store.get([ref('people', identity.userId)]);
  const { duties } = known ? v.parse(Person, known.data) : stranger();
  if (!can(duties, 'case.export')) return refused({ ok: false, code: 'forbidden', say: say('staffOnly') });
  const input = v.safeParse(Input, Object.fromEntries(new URL(request.url).searchParams));
  if (!input.success) return refused({ ok: false, code: 'bad-input', say: say('badInput', ['kind', 'form']) });
  const { form, kind, locale } = input.output;
  const { cases, isCut } = await casesOf(kind, form, division => mayExport(duties, division), ports);
  const forms = await formsOf(form, cases, ports);
  const newest = forms.get(cases[0]?.version ?? '');
  if (!newest) return refused({ ok: false, code: 'not-found', say: inBoth(each => deskPageText[each].noCases) });
  const rows = tableOf(newest, forms, cases, { duties, locale, isCut, office: ports.office });
  return new Response(csvOf(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${form}.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function casesOf(
  kind: CaseKind,
  form: string,
  mayHave: (division: string) => boolean,
  { store }: Ports,
): Promise<{ readonly cases: readonly Exported[]; readonly isCut: boolean }> {
  const cases: Exported[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found: Awaited<ReturnType<typeof store.query>> = await store.query({
      collection: 'cases',
      where: { kind },
      order: { field: 'at', direction: 'desc' },
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    cases.push(...exportedCases(found.records, form).filter(({ data }) => mayHave(data.division)));
    cursor = found.cursor;
    if (cursor === null || cases.length > MOST_ROWS) break;
  }
  return { cases: cases.slice(0, MOST_ROWS), isCut: cursor !== null || cases.length > MOST_ROWS };
}

/** Every version in which the form was asked; of very many the newest. */
async function formsOf(id: string, cases: readonly Exported[], { store }: Ports): Promise<Map<string, Form>> {
  const versions = [...new Set(cases.map(({ version }) => version))].slice(0, 100);
  const records = versions.length > 0 ? await store.get(versions.map(version => formRef(id, version))) : [];
  // Kept by `keepForm` alone, from forms that were checked when the product was built.
  return new Map(
    records.flatMap((record, at) => (record ? [[versions[at] ?? '', record.data.form as unknown as Form]] : [])),
  );
}
