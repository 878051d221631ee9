/** Message objects in a request body (Messaging API reference, Message objects). */
import type { Answer } from '../http.ts';
import { bodyErrors, isObject, refuse } from '../http.ts';
import type { Json, JsonObject } from '../types.ts';
import { flexContainer } from './flex.ts';
import { imagemapShape } from './imagemap.ts';
import type { Shape } from './problems.ts';
import { checkShape, dotted, optional, Problems, required, slashed, slashedFromRoot } from './problems.ts';
import { quickReply } from './quick-reply.ts';
import { httpsUrl, isInteger, isNumber, oneOf, textUnits } from './scalars.ts';
import { template } from './template.ts';
import { checkTextV2, textShape, textV2Shape } from './text.ts';

const anyObject = required((value, path, problems) => {
  if (!isObject(value)) problems.add(path, 'must be an object');
});

const shapes: Record<string, (message: JsonObject) => Shape> = {
  text: textShape,
  textV2: textV2Shape,
  sticker: () => ({
    packageId: required(textUnits(20)),
    stickerId: required(textUnits(20)),
    quoteToken: optional(textUnits(1000)),
  }),
  image: () => ({ originalContentUrl: required(httpsUrl), previewImageUrl: required(httpsUrl) }),
  video: () => ({
    originalContentUrl: required(httpsUrl),
    previewImageUrl: required(httpsUrl),
    trackingId: optional(textUnits(100)),
  }),
  audio: () => ({ originalContentUrl: required(httpsUrl), duration: required(isInteger(1)) }),
  location: () => ({
    title: required(textUnits(100)),
    address: required(textUnits(100)),
    latitude: required(isNumber(-90, 90)),
    longitude: required(isNumber(-180, 180)),
  }),
  coupon: () => ({ couponId: required(textUnits(100)), deliveryTag: optional(textUnits(30)) }),
  imagemap: () => imagemapShape,
  template: () => ({ altText: required(textUnits(1500)), template: anyObject }),
  flex: () => ({ altText: required(textUnits(1500)), contents: anyObject }),
};

const sender: Shape = {
  name: optional((value, path, problems) => {
    textUnits(20)(value, path, problems);
    if (typeof value === 'string' && /\bline\b/i.test(value))
      problems.add(path, 'contains a word that may not be used');
  }),
  iconUrl: optional(httpsUrl),
};

/** The outer part of one message: type, texts, URLs. */
function checkOutside(message: Json, path: string, problems: Problems): void {
  if (!isObject(message)) {
    problems.add(path, 'must be an object');
    return;
  }
  const { type = null } = message;
  const shape = typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  if (shape === undefined) {
    const types = Object.keys(shapes).join(', ');
    problems.add(problems.join(path, 'type'), `Must be one of the following values: [${types}]`);
    return;
  }
  const common: Shape = {
    type: required(oneOf(String(message.type))),
    quickReply: optional(anyObject.check),
    sender: optional((value, at) => {
      checkShape(value, sender, at, problems);
    }),
  };
  checkShape(message, { ...common, ...shape(message) }, path, problems);
  if (message.type === 'textV2') checkTextV2(message, path, problems);
}

/** The inner part: Flex container, template, quick reply. LINE reports these per message, with paths of their own. */
function insideProblems(message: JsonObject): Problems[] {
  const found: Problems[] = [];
  if (message.type === 'flex') {
    const problems = new Problems(slashed);
    flexContainer(message.contents ?? null, '', problems);
    found.push(problems);
  }
  const problems = new Problems(slashedFromRoot);
  if (message.type === 'template') template(message.template ?? null, 'template', problems);
  if (isObject(message.quickReply)) quickReply(message.quickReply, 'quickReply', problems);
  found.push(problems);
  return found.filter(entry => entry.details.length > 0);
}

/** Null when LINE would take these messages; else its refusal (400). */
export function checkMessages(messages: Json | undefined): Answer | null {
  const problems = new Problems(dotted);
  if (!Array.isArray(messages) || messages.length < 1 || messages.length > 5) {
    problems.add('messages', messages === undefined ? 'must be specified' : 'Size must be between 1 and 5');
    return bodyErrors(problems.details);
  }
  for (const [index, message] of messages.entries()) checkOutside(message, `messages[${index}]`, problems);
  if (problems.details.length > 0) return bodyErrors(problems.details);
  for (const [index, message] of messages.entries()) {
    const details = isObject(message) ? insideProblems(message).flatMap(entry => entry.details) : [];
    if (details.length > 0)
      return refuse(400, `A message (messages[${index}]) in the request body is invalid`, details);
  }
  return null;
}
