import { type Feature, features } from '#domain/feature.ts';
import type { Json } from '#domain/record.ts';
import { limits } from './messages/limits.ts';

/**
 * What a button sends back: `feature.act` and its arguments as JSON, `qna.topic {"id":"ita-what"}`. Each feature reads
 * its own buttons and trusts none of them: a button can be years old, and anyone can send any postback.
 */
export function postback(feature: Feature, act: string, args?: { readonly [key: string]: Json }): string {
  return args ? `${feature}.${act} ${JSON.stringify(args)}` : `${feature}.${act}`;
}

/** Would these arguments fit into a button? */
export function fitsPostback(feature: Feature, act: string, args: { readonly [key: string]: Json }): boolean {
  return postback(feature, act, args).length <= limits.postbackDataUnits;
}

/** Reads a postback; undefined where it is not one of ours. */
export function parsePostback(data: string): { feature: Feature; act: string; args: unknown } | undefined {
  const match = /^([a-z-]+)\.([a-z-]+)(?: (\{.*\}))?$/s.exec(data);
  const feature = features.find(name => name === match?.[1]);
  if (!match || !feature) return undefined;
  try {
    return { feature, act: match[2] ?? '', args: match[3] ? (JSON.parse(match[3]) as unknown) : {} };
  } catch {
    return undefined;
  }
}
