/** Photos and files people send (Messaging API reference, Getting content). */
import type { Context } from './context.ts';
import { capRecord } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { ok, refuse } from './http.ts';
import { LocalMistake } from './people.ts';
import { fromBase64, toBase64 } from './signing.ts';
import type { MediaUpload, StoredContent, UserId } from './types.ts';

const contentLimit = 100;
/** Ten megabytes: LINE shrinks photos well below it. */
const contentBytesLimit = 10 * 1024 * 1024;

export function keepContent(
  context: Context,
  messageId: string,
  from: UserId,
  type: StoredContent['type'],
  media: MediaUpload,
): void {
  if (media.bytes.length > contentBytesLimit) throw new LocalMistake('A file has at most 10 MB');
  context.state.contents[messageId] = {
    messageId,
    from,
    type,
    contentType: media.contentType,
    base64: toBase64(media.bytes),
    readyAt: context.now() + (media.readyAfterMs ?? 0),
    state: 'kept',
  };
  capRecord(context.state.contents, contentLimit);
}

/** The content, or why there is none. 202 has an empty body. */
function find(context: Context, call: Call): StoredContent | Answer {
  const content = context.state.contents[call.params[0] ?? ''];
  if (content === undefined || content.state === 'gone') return refuse(404, 'not found');
  if (content.state === 'unsent') return refuse(410, 'The content is gone');
  return content;
}

function isAnswer(found: StoredContent | Answer): found is Answer {
  return 'status' in found;
}

function bytesOf(content: StoredContent): Answer {
  return { status: 200, bytes: fromBase64(content.base64), headers: { 'content-type': content.contentType } };
}

function getContent(context: Context, call: Call): Answer {
  const content = find(context, call);
  if (isAnswer(content)) return content;
  if (content.state === 'failed') return refuse(404, 'not found');
  if (content.readyAt > context.now()) return { status: 202, bytes: new Uint8Array() };
  return bytesOf(content);
}

function getPreview(context: Context, call: Call): Answer {
  const content = find(context, call);
  if (isAnswer(content)) return content;
  if (content.type !== 'image' && content.type !== 'video') return refuse(400, 'The content can not be previewed');
  return bytesOf(content);
}

function getTranscoding(context: Context, call: Call): Answer {
  const content = find(context, call);
  if (isAnswer(content)) return content;
  if (content.type !== 'video' && content.type !== 'audio') {
    return refuse(400, "Transcoding status doesn't support this type of content");
  }
  if (content.state === 'failed') return ok({ status: 'failed' });
  return ok({ status: content.readyAt > context.now() ? 'processing' : 'succeeded' });
}

/** For the console: the person's own phone shows the file at once, also while LINE prepares it for the bot. */
export function contentForConsole(context: Context, messageId: string): Answer {
  const content = context.state.contents[messageId];
  return content === undefined || content.base64 === '' ? refuse(404, 'not found') : bytesOf(content);
}

export const contentRoutes: Route[] = [
  { method: 'GET', path: /^\/v2\/bot\/message\/([^/]+)\/content$/, kind: 'content', run: getContent },
  { method: 'GET', path: /^\/v2\/bot\/message\/([^/]+)\/content\/preview$/, kind: 'content', run: getPreview },
  { method: 'GET', path: /^\/v2\/bot\/message\/([^/]+)\/content\/transcoding$/, kind: 'content', run: getTranscoding },
];
