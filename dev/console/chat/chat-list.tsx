import type { ChatMessage, Group, PersonView, StateView } from '../../line/types.ts';
import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { unread } from '../feed.ts';
import { Icon } from '../icon.tsx';
import { useLanguage, useWords } from '../language.ts';
import type { Words } from '../text.ts';
import { hour } from './time.ts';
import { summary } from './timeline.ts';

type Props = {
  view: StateView;
  person: PersonView;
  seenAt: (group: string | null) => number;
  onOpen: (group: Group | null) => void;
  onNewGroup: () => void;
};

/** All chats of a phone: the official account, then the groups this person is in. */
export function ChatList({ view, person, seenAt, onOpen, onNewGroup }: Props) {
  const words = useWords();
  const { bot } = view;
  const groups = view.groups.filter(group => group.members.includes(person.id));
  const count = (chat: string, group: string | null) => unread(view.chats[chat] ?? [], person.id, seenAt(group));
  return (
    <div class="chat-list">
      <h2>{words.phone.chats}</h2>
      <ul>
        <li>
          <Entry
            id={bot.userId}
            name={bot.displayName}
            picture={bot.pictureUrl}
            note={words.phone.official}
            last={view.chats[person.id]?.at(-1)}
            count={count(person.id, null)}
            onOpen={() => onOpen(null)}
          />
        </li>
        {groups.map(group => (
          <li key={group.id}>
            <Entry
              id={group.id}
              name={group.name}
              picture={group.pictureUrl}
              note={words.phone.members(group.members.length)}
              last={view.chats[group.id]?.at(-1)}
              count={count(group.id, group.id)}
              onOpen={() => onOpen(group)}
            />
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={onNewGroup}>
        <Icon name="people" />
        {words.phone.newGroup}
      </button>
    </div>
  );
}

type EntryProps = {
  id: string;
  name: string;
  picture: string | null;
  note: string;
  last: ChatMessage | undefined;
  count: number;
  onOpen: () => void;
};

function Entry({ id, name, picture, note, last, count, onOpen }: EntryProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <button type="button" class="chat-entry" onClick={onOpen}>
      <Avatar id={id} name={name} picture={picture} />
      <span class="who">
        <strong>{name}</strong>
        <small>{note}</small>
        <span class="last">{last === undefined ? words.phone.noMessages : lastLine(last, words)}</span>
      </span>
      <span class="when">
        {last !== undefined && hour(last.at, language)}
        <Badge count={count} />
      </span>
    </button>
  );
}

function lastLine(message: ChatMessage, words: Words): string {
  const line = summary(message);
  if ('text' in line) return line.text;
  const kinds: Record<string, string> = {
    image: words.chat.photo,
    video: words.chat.video,
    audio: words.chat.voice,
    file: words.chat.file,
    sticker: words.chat.sticker,
    location: words.chat.place,
    unsent: words.chat.unsend,
  };
  return kinds[line.kind] ?? words.chat.unknown(line.kind);
}
