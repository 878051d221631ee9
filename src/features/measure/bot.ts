import type { Handler } from '#domain/handler.ts';
import { bot } from '#domain/turn.ts';
export const handler: Handler = { bot: bot<never>({ decide: () => ({ replies: [] }) }) };
