import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { AnyEndpoint } from '#domain/endpoint.ts';
import { endpoints } from '../features/endpoints.ts';
import { apiText } from '../i18n/api-text.ts';
import type { Ports } from '../ports.ts';

const STATUS = { 'bad-input': 400, 'not-found': 404 } as const;

/** Mounts every feature's endpoints: parse, decide, render the value or the refusal. */
export function mountEndpoints(hono: Hono, ports: Ports): void {
  for (const endpoint of Object.values(endpoints).flat()) {
    hono.get(`/api${endpoint.path}`, context => run(endpoint, context, ports));
  }
}

function run(endpoint: AnyEndpoint, context: Context, ports: Ports): Response {
  const input = v.safeParse(endpoint.input, { ...context.req.query(), ...context.req.param() });
  if (!input.success) {
    const fields = [...new Set(input.issues.map(issue => v.getDotPath(issue) ?? ''))];
    return context.json(
      { code: 'bad-input', fields, say: { th: apiText.th.badInput(fields), en: apiText.en.badInput(fields) } },
      400,
    );
  }
  const result = endpoint.decide(input.output, { office: ports.office, now: ports.now() });
  return result.ok
    ? context.json(result.value as object)
    : context.json({ code: result.code, say: result.say }, STATUS[result.code]);
}
