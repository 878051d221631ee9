import { expect } from 'vitest';
import { checkMessages } from '../../dev/line/validate/message.ts';
import { jsonBytes, limits } from '../../src/line/messages/limits.ts';
import type { Message } from '../../src/line/messages/message.ts';

/** Would LINE take these messages as one reply? Its own checks, and the sizes that it only documents. */
export function expectLineTakes(messages: readonly Message[]): void {
  expect(checkMessages(JSON.parse(JSON.stringify(messages)))).toBeNull();
  for (const message of messages) {
    if (message.type === 'text') {
      expect(message.text.length).toBeLessThanOrEqual(limits.textUnits);
      continue;
    }
    expect(message.altText.length).toBeLessThanOrEqual(limits.altTextUnits);
    const bubbles = message.contents.type === 'carousel' ? message.contents.contents : [message.contents];
    for (const bubble of bubbles) expect(jsonBytes(bubble)).toBeLessThanOrEqual(limits.bubbleBytes);
    expect(jsonBytes(message.contents)).toBeLessThanOrEqual(limits.carouselBytes);
  }
}
