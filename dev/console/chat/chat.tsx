/** One chat on a phone: messages, quick replies, the field, and what opens under it or over it. */
import { useId } from 'preact/hooks';
import type { Delivery, Group, PersonView, StateView } from '../../line/types.ts';
import { Press } from '../flex/press.ts';
import { useWords } from '../language.ts';
import type { Words } from '../text.ts';
import { Attach } from './attach.tsx';
import { MessageRow, type Sender } from './bubble.tsx';
import { Composer } from './composer.tsx';
import { DateSheet } from './date-sheet.tsx';
import { Messages } from './messages.tsx';
import { Notice } from './notice.tsx';
import { PageFrame } from './page-frame.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { RichMenu } from './rich-menu.tsx';
import { rowsOf, troubleOf } from './timeline.ts';
import { useChat } from './use-chat.ts';

type Props = { view: StateView; person: PersonView; group: Group | null; refresh: () => Promise<void> };

export function Chat({ view, person, group, refresh }: Props) {
  const words = useWords();
  const fieldId = useId();
  const where = group === null ? { user: person.id } : { user: person.id, group: group.id };
  // Rich menus belong to the 1:1 chat.
  const menu = group === null ? (view.richMenus.find(entry => entry.richMenuId === person.richMenuId) ?? null) : null;
  const chat = useChat({ where, liffApps: view.liffApps, isMenuFirst: menu?.selected === true, refresh });
  const { tray, setTray } = chat;

  const messages = view.chats[group?.id ?? person.id] ?? [];
  const rows = rowsOf(messages, chat.sender.outgoing, person.id);
  const quickReplies = messages.at(-1)?.quickReply ?? [];
  const isBotTyping = group === null && person.loadingUntil !== null && person.loadingUntil > view.now;

  return (
    <Press.Provider value={chat.press}>
      <Messages
        chat={group?.id ?? person.id}
        title={group?.name ?? view.bot.displayName}
        rows={rows}
        now={view.now}
        typing={isBotTyping ? view.bot.displayName : null}
        onRetry={chat.sender.retry}
        onDiscard={chat.sender.discard}
        renderMessage={({ message, isFirst, isSending }) => (
          <MessageRow
            message={message}
            sender={senderOf(message.from, view)}
            isOwn={message.from === person.id}
            isFirst={isFirst}
            isSending={isSending}
            trouble={reasonOf(troubleOf(chat.sender.events.get(message.id), view.deliveries), words)}
            onLink={chat.open}
            onPicture={url => chat.setPage({ kind: 'picture', url, shown: words.chat.photo })}
            onUnsend={() => chat.unsend(message.id)}
            onCopy={text => void chat.copy(text)}
          />
        )}
      />
      <QuickReplies items={quickReplies} onPress={chat.pressAway} />
      <Composer
        id={fieldId}
        draft={chat.draft}
        field={chat.field}
        menuName={menu?.chatBarText ?? null}
        isBlocked={group === null && person.blocked}
        isMenuOpen={tray.kind === 'menu' && menu !== null}
        isAttachOpen={tray.kind === 'attach'}
        onDraft={chat.setDraft}
        onSend={chat.say}
        onMenu={() => setTray({ kind: tray.kind === 'menu' ? 'none' : 'menu' })}
        onAttach={() => setTray(tray.kind === 'attach' ? { kind: 'none' } : { kind: 'attach', sheet: 'choose' })}
      />
      {tray.kind === 'menu' && menu !== null && <RichMenu menu={menu} onPress={chat.press} />}
      {tray.kind === 'attach' && (
        <Attach
          sheet={tray.sheet}
          onSheet={sheet => setTray({ kind: 'attach', sheet })}
          onPhotos={chat.givePhotos}
          onPlace={chat.givePlace}
          onSticker={chat.giveSticker}
          onVoice={chat.giveVoice}
        />
      )}
      {tray.kind === 'date' && (
        <DateSheet
          action={tray.action}
          onPick={params => chat.pick(tray.action, params)}
          onCancel={() => setTray({ kind: 'none' })}
        />
      )}
      <Notice text={chat.notice} />
      {chat.page !== null && (
        <PageFrame
          page={chat.page}
          onText={chat.say}
          onClose={() => {
            chat.setPage(null);
            chat.field.current?.focus();
          }}
        />
      )}
    </Press.Provider>
  );
}

function senderOf(from: string, view: StateView): Sender {
  const person = view.people.find(entry => entry.id === from);
  if (person !== undefined) return { id: person.id, name: person.name, picture: person.pictureUrl };
  return { id: view.bot.userId, name: view.bot.displayName, picture: view.bot.pictureUrl };
}

function reasonOf(trouble: Delivery | null, words: Words): string | null {
  if (trouble === null || trouble.outcome === 'ok' || trouble.outcome === 'slow') return null;
  if (trouble.outcome === 'error_status_code') return words.outcome.error_status_code(String(trouble.status ?? ''));
  return words.outcome[trouble.outcome];
}
