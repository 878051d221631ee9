import type { Ports } from '../ports.ts';

/** `GET /api/health`: 200 when the store answers, 503 when it does not. Says nothing about anybody. */
export async function health(ports: Ports): Promise<Response> {
  const store = await ports.store.count({ collection: 'installation' }).then(
    () => true,
    error => {
      ports.log.storeFailed('health', error);
      return false;
    },
  );
  const body = { ok: store, office: ports.settings.office, store: { kind: ports.settings.store, ok: store } };
  return Response.json(body, { status: store ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
