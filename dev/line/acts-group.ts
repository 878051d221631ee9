/** Groups and rooms: who comes and goes (Messaging API reference, Join event and the following). */
import type { Context } from './context.ts';
import { makeEvent, sourceOf } from './events.ts';
import { groupOf, personOf } from './people.ts';
import type { Post } from './post.ts';
import type { Act, Acts, Group, JsonObject } from './types.ts';

export function createGroupActs(
  context: Context,
  { send }: Post,
): Pick<Acts, 'joinGroup' | 'leaveGroup' | 'memberJoined' | 'memberLeft'> {
  async function groupEvent(group: Group, type: string, fields: JsonObject): Promise<Act> {
    context.touch();
    return send(makeEvent(context, type, group.id, sourceOf(group.id, null), fields), null);
  }

  const idsOf = (users: string[]) => users.map(user => personOf(context, user).id);
  const members = (ids: string[]) => ({ members: ids.map(userId => ({ type: 'user', userId })) });

  return {
    async joinGroup(id) {
      const group = groupOf(context, id);
      group.joined = true;
      return groupEvent(group, 'join', {});
    },
    async leaveGroup(id) {
      const group = groupOf(context, id);
      group.joined = false;
      return groupEvent(group, 'leave', {});
    },
    async memberJoined(id, users) {
      const group = groupOf(context, id);
      const ids = idsOf(users);
      group.members = [...new Set([...group.members, ...ids])];
      return groupEvent(group, 'memberJoined', { joined: members(ids) });
    },
    async memberLeft(id, users) {
      const group = groupOf(context, id);
      const ids = idsOf(users);
      group.members = group.members.filter(member => !ids.includes(member));
      return groupEvent(group, 'memberLeft', { left: members(ids) });
    },
  };
}
