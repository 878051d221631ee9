import type { Group, PersonView } from '../line/types.ts';
import * as api from './api.ts';
import { Avatar } from './avatar.tsx';
import { Badge } from './badge.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';
import type { MenuItem } from './menu.tsx';
import type { Words } from './text.ts';

/** What blocking or befriending would do next for this person. */
export type Tie = { name: string; isBlocking: boolean; run: () => Promise<unknown> };

export function tieOf(person: PersonView, words: Words): Tie {
  if (person.friend && !person.blocked) {
    return { name: words.phone.block, isBlocking: true, run: () => api.unfollow(person.id) };
  }
  const name = person.blocked ? words.phone.unblock : words.phone.befriend;
  return { name, isBlocking: false, run: () => api.follow(person.id) };
}

/** The acts of the menu in a chat's header: the tie to the account, in a group its membership. */
export function tieItem(tie: Tie, group: Group | null, words: Words, run: (task: Promise<unknown>) => void): MenuItem {
  if (group === null) {
    return { name: tie.name, icon: tie.isBlocking ? 'block' : 'check', run: () => run(tie.run()) };
  }
  if (group.joined) return { name: words.phone.botOut, icon: 'block', run: () => run(api.leaveGroup(group.id)) };
  return { name: words.phone.botIn, icon: 'check', run: () => run(api.joinGroup(group.id)) };
}

type Props = { person: PersonView; count: number; tie: Tie; onTie: () => void; onChoose: () => void };

/** The line above a phone: who holds it, what is unread, block or unblock. */
export function Owner({ person, count, tie, onTie, onChoose }: Props) {
  const words = useWords();
  return (
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
      <button type="button" class="button is-quiet" onClick={onTie}>
        {tie.name}
      </button>
    </div>
  );
}
