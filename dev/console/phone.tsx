/** One phone: who holds it, the chat list or an open chat, and what its owner can do to the account. */
import { useState } from 'preact/hooks';
import type { Group, PersonView, StateView } from '../line/types.ts';
import * as api from './api.ts';
import { Avatar } from './avatar.tsx';
import { Chat } from './chat/chat.tsx';
import { ChatList } from './chat/chat-list.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';
import { Menu, type MenuItem } from './menu.tsx';
import { AddGroup } from './people/add-group.tsx';

type Props = {
  view: StateView;
  person: PersonView | null;
  /** Unread messages on this phone, shown while another phone is in focus. */
  count: number;
  group: Group | null;
  seenAt: (group: string | null) => number;
  onGroup: (group: Group | null) => void;
  onFocus: () => void;
  onChoose: () => void;
  refresh: () => Promise<void>;
};

export function Phone(props: Props) {
  const { view, person, count, group, seenAt, onGroup, onFocus, onChoose, refresh } = props;
  const words = useWords();
  const [isListOpen, setListOpen] = useState(false);
  const [isGrouping, setGrouping] = useState(false);
  if (person === null) {
    return (
      <section class="phone" aria-label={words.phone.nobody}>
        <div class="device is-empty">
          <button type="button" class="button is-primary" onClick={onChoose}>
            <Icon name="person" />
            {words.phone.choose}
          </button>
        </div>
      </section>
    );
  }
  const run = (task: Promise<unknown>) => void task.then(refresh, refresh);
  const canUse = person.friend && !person.blocked;
  const toggle = () => run(canUse ? api.unfollow(person.id) : api.follow(person.id));
  const toggleName = canUse ? words.phone.block : person.blocked ? words.phone.unblock : words.phone.befriend;
  const items: MenuItem[] = [
    { name: words.phone.choose, icon: 'person', run: onChoose },
    { name: words.phone.chats, icon: 'menu', run: () => setListOpen(true) },
    group === null
      ? { name: toggleName, icon: canUse ? 'block' : 'check', run: toggle }
      : group.joined
        ? { name: words.phone.botOut, icon: 'block', run: () => run(api.leaveGroup(group.id)) }
        : { name: words.phone.botIn, icon: 'check', run: () => run(api.joinGroup(group.id)) },
  ];
  return (
    <section
      class="phone"
      aria-label={words.phone.of(person.name)}
      onFocusCapture={onFocus}
      onPointerDownCapture={onFocus}
    >
      <div class="owner">
        <button type="button" class="holder" onClick={onChoose}>
          <span class="hidden">{words.phone.choose}: </span>
          <Avatar id={person.id} name={person.name} picture={person.pictureUrl} />
          <span class="who">
            <strong>{person.name}</strong>
            <small>{person.label}</small>
          </span>
          <Icon name="down" />
        </button>
        <Badge count={count} />
        <button type="button" class="button is-quiet" onClick={toggle}>
          {toggleName}
        </button>
      </div>
      <div class="device">
        <div class="screen">
          {isListOpen ? (
            <ChatList
              view={view}
              person={person}
              seenAt={seenAt}
              onNewGroup={() => setGrouping(true)}
              onOpen={chosen => {
                onGroup(chosen);
                setListOpen(false);
              }}
            />
          ) : (
            <>
              <header class="chat-header">
                <button
                  type="button"
                  class="icon-button"
                  aria-label={words.phone.back}
                  onClick={() => setListOpen(true)}
                >
                  <Icon name="back" />
                </button>
                <ChatTitle view={view} group={group} />
                <Menu label={words.phone.options} icon="menu" items={items} />
              </header>
              {group === null && !canUse && (
                <p class="banner" role="status">
                  <span>{person.blocked ? words.phone.blocked : words.phone.stranger}</span>
                  <button type="button" class="button" onClick={toggle}>
                    {toggleName}
                  </button>
                </p>
              )}
              <Chat
                key={`${person.id} ${group?.id ?? ''}`}
                view={view}
                person={person}
                group={group}
                refresh={refresh}
              />
            </>
          )}
        </div>
      </div>
      {isGrouping && (
        <AddGroup
          view={view}
          owner={person}
          onClose={() => setGrouping(false)}
          onAdded={added => {
            onGroup(added);
            setGrouping(false);
            setListOpen(false);
            void refresh();
          }}
        />
      )}
    </section>
  );
}

function ChatTitle({ view, group }: { view: StateView; group: Group | null }) {
  const words = useWords();
  return (
    <div class="chat-title">
      <h2>{group?.name ?? view.bot.displayName}</h2>
      <small>{group === null ? words.phone.official : words.phone.members(group.members.length)}</small>
    </div>
  );
}

export function Badge({ count }: { count: number }) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <span class="badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="hidden">{words.phone.unread(count)}</span>
    </span>
  );
}
