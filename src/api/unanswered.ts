import type { Context, Hono } from 'hono';
import { say } from './saying.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * What no route took: 404 where there is nothing; where another method would find something, 405 and which
 * (`Allow`), or only which, where that was the question (OPTIONS). No other site's page may call any of it: no CORS.
 * Source: RFC 9110, 9.3.7 OPTIONS, 15.5.6 405 Method Not Allowed.
 */
export function unanswered({ req, body, json }: Context, hono: Hono): Response {
  const found = METHODS.filter(method => hono.router.match(method, req.path)[0].length > 0);
  // Hono itself answers HEAD wherever it answers GET.
  const methods = found.flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  if (methods.length === 0 || methods.includes(req.method))
    return json({ code: 'not-found', say: say('noAddress') }, 404);
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (req.method === 'OPTIONS') return body(null, 204, { allow });
  return json({ code: 'method-not-allowed', say: say('otherMethod') }, 405, { allow });
}
