/** One phone: who holds it, and on its screen the list of chats or an open chat. */
import { useState } from 'preact/hooks';
import type { Group, PersonView, StateView } from '../line/types.ts';
import { Chat } from './chat/chat.tsx';
import { ChatList } from './chat/chat-list.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';
import { Menu, type MenuItem } from './menu.tsx';
import { Owner, tieItem, tieOf } from './owner.tsx';
import { AddGroup } from './people/add-group.tsx';

type Props = {
  view: StateView;
  person: PersonView;
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
  const run = (task: Promise<unknown>) => void task.then(refresh, refresh);
  const tie = tieOf(person, words);
  const open = (chosen: Group | null) => {
    onGroup(chosen);
    setGrouping(false);
    setListOpen(false);
    void refresh();
  };
  const items: MenuItem[] = [
    { name: words.phone.choose, icon: 'person', run: onChoose },
    { name: words.phone.chats, icon: 'menu', run: () => setListOpen(true) },
    tieItem(tie, group, words, run),
  ];
  return (
    <section
      class="phone"
      aria-label={words.phone.of(person.name)}
      onFocusCapture={onFocus}
      onPointerDownCapture={onFocus}
    >
      <Owner person={person} count={count} tie={tie} onTie={() => run(tie.run())} onChoose={onChoose} />
      <div class="device">
        <div class="screen">
          {isListOpen ? (
            <ChatList view={view} person={person} seenAt={seenAt} onNewGroup={() => setGrouping(true)} onOpen={open} />
          ) : (
            <>
              <ChatHeader view={view} group={group} items={items} onBack={() => setListOpen(true)} />
              {group === null && !tie.isBlocking && (
                <p class="banner" role="status">
                  <span>{person.blocked ? words.phone.blocked : words.phone.stranger}</span>
                  <button type="button" class="button" onClick={() => run(tie.run())}>
                    {tie.name}
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
      {isGrouping && <AddGroup view={view} owner={person} onClose={() => setGrouping(false)} onAdded={open} />}
    </section>
  );
}

type HeaderProps = { view: StateView; group: Group | null; items: MenuItem[]; onBack: () => void };

function ChatHeader({ view, group, items, onBack }: HeaderProps) {
  const words = useWords();
  return (
    <header class="chat-header">
      <button type="button" class="icon-button" aria-label={words.phone.back} onClick={onBack}>
        <Icon name="back" />
      </button>
      <div class="chat-title">
        <h2>{group?.name ?? view.bot.displayName}</h2>
        <small>{group === null ? words.phone.official : words.phone.members(group.members.length)}</small>
      </div>
      <Menu label={words.phone.options} icon="menu" items={items} />
    </header>
  );
}

/** The place of a phone that nobody holds yet. */
export function EmptyPhone({ onChoose }: { onChoose: () => void }) {
  const words = useWords();
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
