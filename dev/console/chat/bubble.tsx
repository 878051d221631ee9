import { useRef, useState } from 'preact/hooks';
import type { ChatMessage } from '../../line/types.ts';
import { Avatar } from '../avatar.tsx';
import { Flex } from '../flex/flex.tsx';
import { child, word, wordsIn } from '../flex/node.ts';
import { useLanguage, useWords } from '../language.ts';
import { Menu, type MenuItem } from '../menu.tsx';
import { languageOf } from '../text.ts';
import { FileBubble, PhotoBubble, PlaceBubble, SoundBubble, StickerBubble, VideoBubble } from './media-bubble.tsx';
import { Template } from './template.tsx';
import { shownText, TextBubble } from './text-bubble.tsx';
import { hour } from './time.ts';

export type Sender = { id: string; name: string; picture: string | null };

type Props = {
  message: ChatMessage;
  sender: Sender;
  isOwn: boolean;
  isFirst: boolean;
  isSending: boolean;
  /** Why the bot has not got it; null when it has, or may still. */
  trouble: string | null;
  onLink: (link: string) => void;
  onPicture: (url: string) => void;
  onUnsend: () => void;
  onCopy: (text: string) => void;
};

const LONG_PRESS_MS = 550;

/** One message: picture and name of the sender, bubble, time and state, and a menu (long press, right click or button). */
export function MessageRow(props: Props) {
  const { message, sender, isOwn, isFirst, trouble } = props;
  const words = useWords();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (message.unsent) {
    return <p class="system">{isOwn ? words.chat.unsentOwn : words.chat.unsentOther(sender.name)}</p>;
  }
  const items = itemsOf(props, words.chat);
  const hold = () => {
    timer.current = setTimeout(() => setMenuOpen(items.length > 0), LONG_PRESS_MS);
  };
  const release = () => clearTimeout(timer.current);
  const isWide = message.message.type === 'flex' || message.message.type === 'template';
  return (
    <div class={`message ${isOwn ? 'is-own' : 'is-other'}${isFirst ? ' is-first' : ''}${isWide ? ' is-wide' : ''}`}>
      {!isOwn && isFirst && <Avatar id={sender.id} name={sender.name} picture={sender.picture} />}
      <div class="column">
        {!isOwn && isFirst && <span class="sender">{sender.name}</span>}
        <div class="line">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the same menu has a button of its own. */}
          <div
            class="content"
            onPointerDown={hold}
            onPointerUp={release}
            onPointerLeave={release}
            onPointerMove={event => event.movementY * event.movementY > 16 && release()}
            onContextMenu={event => {
              if (items.length === 0) return;
              event.preventDefault();
              setMenuOpen(true);
            }}
          >
            <Content {...props} />
          </div>
          <Stamp {...props} />
          {items.length > 0 && (
            <Menu
              label={words.chat.message}
              icon="more"
              items={items}
              className="message-menu"
              isOpen={isMenuOpen}
              onToggle={setMenuOpen}
            />
          )}
        </div>
        {trouble !== null && <p class="trouble">{words.chat.notReached(trouble)}</p>}
      </div>
    </div>
  );
}

function itemsOf({ message, isOwn, onCopy, onUnsend }: Props, chat: { copy: string; unsend: string }): MenuItem[] {
  const type = message.message.type;
  const contents = child(message.message, 'contents');
  const text =
    type === 'text' || type === 'textV2' ? shownText(message.message) : contents === undefined ? '' : wordsIn(contents);
  const copy: MenuItem[] = text === '' ? [] : [{ name: chat.copy, icon: 'copy', run: () => onCopy(text) }];
  return isOwn ? [...copy, { name: chat.unsend, icon: 'undo', run: onUnsend }] : copy;
}

function Stamp({ message, isOwn, isSending, trouble }: Props) {
  const words = useWords();
  const language = useLanguage();
  return (
    <span class="stamp">
      {isOwn && !isSending && trouble === null && message.read && <span>{words.chat.read}</span>}
      <span>{isSending ? words.chat.sending : hour(message.at, language)}</span>
      {message.via !== null && message.via !== 'reply' && <span class="via">{words.chat.via[message.via]}</span>}
    </span>
  );
}

function Content(props: Props) {
  const words = useWords();
  const { message, onLink } = props;
  const type = word(message.message, 'type') ?? '';
  switch (type) {
    case 'text':
    case 'textV2':
      return <TextBubble message={message.message} onLink={onLink} />;
    case 'image':
      return <PhotoBubble {...props} />;
    case 'video':
      return <VideoBubble {...props} />;
    case 'audio':
      return <SoundBubble {...props} />;
    case 'file':
      return <FileBubble {...props} />;
    case 'sticker':
      return <StickerBubble {...props} />;
    case 'location':
      return <PlaceBubble {...props} />;
    case 'template':
      return <Template message={message.message} />;
    case 'flex': {
      const altText = word(message.message, 'altText') ?? '';
      return (
        <div lang={languageOf(altText)}>
          <Flex contents={child(message.message, 'contents') ?? {}} altText={altText} />
        </div>
      );
    }
    default:
      return <p class="bubble is-text">{word(message.message, 'altText') ?? words.chat.unknown(type)}</p>;
  }
}
