import { type Feature, features } from '#domain/feature.ts';
import type { Json } from '#domain/record.ts';
import type { Locale } from '#i18n/texts.ts';
import { limits } from './messages/limits.ts';

type Args = { readonly [key: string]: Json };

/**
 * What a button sends back: `feature.act` and its arguments as JSON, `qna.topic {"id":"ita-what"}`. Each feature reads
 * its own buttons and trusts none of them: a button can be years old, and anyone can send any postback. A tap has no
 * words to tell the language by, so an English button says `l` (`line/turn.ts` reads it).
 */
export function postback(feature: Feature, act: string, args: Args, locale: Locale): string {
  return `${feature}.${act} ${JSON.stringify(locale === 'en' ? { ...args, l: 'en' } : args)}`;
}

/** Would these arguments fit into a button? */
export function fitsPostback(feature: Feature, act: string, args: Args, locale: Locale): boolean {
  return postback(feature, act, args, locale).length <= limits.postbackDataUnits;
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
