import type { AnyEndpoint } from '#domain/endpoint.ts';
export const endpoints: readonly AnyEndpoint[] = [];
