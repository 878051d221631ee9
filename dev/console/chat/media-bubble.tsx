import type { ChatMessage } from '../../line/types.ts';
import { amount, child, word } from '../flex/node.ts';
import { Icon } from '../icon.tsx';
import { useLanguage, useWords } from '../language.ts';
import { Picture } from '../picture.tsx';
import { webAddress } from './address.ts';
import { Face } from './face.tsx';
import { findSticker } from './stickers.ts';

type Props = { message: ChatMessage; onLink: (link: string) => void; onPicture: (url: string) => void };

/** The address of a message's picture: kept by the platform for a person's, given by the bot for its own. */
function source(message: ChatMessage, key: string): string | undefined {
  const provider = child(message.message, 'contentProvider') ?? {};
  return message.contentUrl ?? webAddress(word(message.message, key) ?? word(provider, key));
}

export function PhotoBubble({ message, onPicture }: Props) {
  const words = useWords();
  const full = source(message, 'originalContentUrl');
  const preview = source(message, 'previewImageUrl') ?? full;
  if (full === undefined) return <p class="bubble is-text">{words.chat.photo}</p>;
  return (
    <button type="button" class="bubble is-photo" onClick={() => onPicture(full)}>
      <Picture url={preview} name={words.chat.photo} />
    </button>
  );
}

export function SoundBubble({ message }: Props) {
  const words = useWords();
  const seconds = Math.max(1, Math.round((amount(message.message, 'duration') ?? 0) / 1000));
  return (
    <div class="bubble is-sound">
      {/* biome-ignore lint/a11y/useMediaCaption: a voice message has no captions. */}
      <audio controls preload="none" src={source(message, 'originalContentUrl')} aria-label={words.chat.voice} />
      <span>{words.chat.seconds(seconds)}</span>
    </div>
  );
}

export function VideoBubble({ message }: Props) {
  return (
    <div class="bubble is-photo">
      {/* biome-ignore lint/a11y/useMediaCaption: a video message has no captions. */}
      <video
        controls
        preload="none"
        src={source(message, 'originalContentUrl')}
        poster={webAddress(word(message.message, 'previewImageUrl'))}
      />
    </div>
  );
}

export function FileBubble({ message }: Props) {
  const words = useWords();
  return (
    <p class="bubble is-text is-file">
      <Icon name="file" />
      {word(message.message, 'fileName') ?? words.chat.file}
    </p>
  );
}

export function StickerBubble({ message }: Props) {
  const words = useWords();
  const language = useLanguage();
  const sticker = findSticker(word(message.message, 'packageId'), word(message.message, 'stickerId'));
  const name = sticker === undefined ? words.chat.sticker : `${words.chat.sticker} ${sticker.name[language]}`;
  return (
    <div class="sticker" role="img" aria-label={name}>
      {sticker === undefined ? <Icon name="sticker" /> : <Face mood={sticker} />}
    </div>
  );
}

export function PlaceBubble({ message, onLink }: Props) {
  const words = useWords();
  const latitude = amount(message.message, 'latitude') ?? 0;
  const longitude = amount(message.message, 'longitude') ?? 0;
  const spot = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <button
      type="button"
      class="bubble is-place"
      onClick={() =>
        onLink(`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`)
      }
    >
      <span class="map" aria-hidden="true">
        <Icon name="place" />
      </span>
      <span class="where">
        <strong>{word(message.message, 'title') ?? words.chat.place}</strong>
        <span>{word(message.message, 'address')}</span>
        <small>{spot}</small>
      </span>
    </button>
  );
}
