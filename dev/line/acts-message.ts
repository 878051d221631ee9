/** Messages people write and send (Messaging API reference, Message event). */
import { keepContent } from './content.ts';
import type { Context } from './context.ts';
import { newMessageId, newUuid } from './context.ts';
import { LocalMistake, personOf } from './people.ts';
import type { Post } from './post.ts';
import type { Act, Acts, EventOptions, JsonObject, MediaUpload, StoredContent, TextExtras } from './types.ts';

/** Messages a person types are at most this long in LINE's apps. */
const typedTextLimit = 10_000;

type MessageActs = Pick<Acts, 'say' | 'sayMessage' | 'sticker' | 'location' | 'images' | 'media' | 'externalImage'>;

function textMessage(context: Context, text: string, extras: TextExtras): JsonObject {
  const name = `@${context.bot.displayName}`;
  const mentionee = { index: 0, length: name.length, type: 'user', userId: context.bot.userId, isSelf: true };
  return {
    type: 'text',
    text: extras.mentionBot ? `${name} ${text}` : text,
    ...(extras.emojis === undefined ? {} : { emojis: extras.emojis }),
    ...(extras.mentionBot ? { mention: { mentionees: [mentionee] } } : {}),
    ...(extras.quote === undefined ? {} : { quotedMessageId: extras.quote }),
  };
}

function mediaMessage(type: StoredContent['type'], media: MediaUpload): JsonObject {
  if (type === 'file') return { type, fileName: media.fileName ?? 'file.pdf', fileSize: media.bytes.length };
  const duration = type === 'image' ? {} : { duration: media.durationMs ?? 1000 };
  return { type, ...duration, contentProvider: { type: 'line' } };
}

export function createMessageActs(context: Context, { post }: Post): MessageActs {
  async function postMedia(
    user: string,
    type: StoredContent['type'],
    media: MediaUpload,
    options?: EventOptions,
    extra: JsonObject = {},
  ): Promise<Act> {
    const id = newMessageId(context);
    keepContent(context, id, personOf(context, user).id, type, media);
    const message = { ...mediaMessage(type, media), ...extra };
    return post(user, message, options, { id, contentUrl: `/local/content/${id}` });
  }

  return {
    async say(user, text, options = {}) {
      if (text === '' || text.length > typedTextLimit) {
        throw new LocalMistake(`A text has 1 to ${typedTextLimit} characters`);
      }
      return post(user, textMessage(context, text, options), options);
    },
    sayMessage: (user, message, options) => post(user, message, options),
    sticker: (user, packageId, stickerId, options) =>
      post(user, { type: 'sticker', packageId, stickerId, stickerResourceType: 'STATIC', keywords: [] }, options),
    location: (user, place, options) => post(user, { type: 'location', ...place }, options),
    async images(user, images, options) {
      const id = newUuid(context, 'imageSet');
      const acts = images.map((image, index) => {
        const imageSet = images.length > 1 ? { imageSet: { id, index: index + 1, total: images.length } } : {};
        return postMedia(user, 'image', image, options, imageSet);
      });
      return Promise.all(acts);
    },
    media: (user, type, media, options) => postMedia(user, type, media, options),
    externalImage(user, url, options) {
      const contentProvider = { type: 'external', originalContentUrl: url, previewImageUrl: url };
      return post(user, { type: 'image', contentProvider }, options);
    },
  };
}
