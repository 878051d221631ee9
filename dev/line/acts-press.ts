/** Buttons: what a press sends (Messaging API reference, Postback event). */
import { clearQuickReplies, markRead, showPersonMessage } from './chats.ts';
import type { Context } from './context.ts';
import { newMessageId } from './context.ts';
import { makeEvent, sourceOf } from './events.ts';
import { chatOf, LocalMistake, personOf } from './people.ts';
import type { Post } from './post.ts';
import { switchRichMenu } from './richmenu-link.ts';
import type { Acts } from './types.ts';

export function createPressActs(context: Context, { send, post }: Post): Pick<Acts, 'postback' | 'press'> {
  const postback: Acts['postback'] = async (user, data, options = {}) => {
    const person = personOf(context, user);
    const chat = chatOf(context, user, options.in);
    markRead(context, chat);
    if (options.displayText === undefined) clearQuickReplies(context, chat);
    else {
      const message = { type: 'text', text: options.displayText };
      const shown = { id: newMessageId(context), chat, from: person.id, message, contentUrl: null, quoteToken: null };
      showPersonMessage(context, shown);
    }
    const content = { data, ...(options.params === undefined ? {} : { params: options.params }) };
    return send(makeEvent(context, 'postback', chat, sourceOf(chat, person.id), { postback: content }, options), null);
  };

  return {
    postback,
    async press(user, action, options = {}) {
      const word = (key: string) => (typeof action[key] === 'string' ? action[key] : undefined);
      const data = word('data') ?? '';
      switch (action.type) {
        case 'message':
          return post(user, { type: 'text', text: word('text') ?? '' }, options);
        case 'postback': {
          const [text, displayText] = [word('text'), word('displayText')];
          if (text !== undefined) await post(user, { type: 'text', text }, options);
          return postback(user, data, { ...options, ...(displayText === undefined ? {} : { displayText }) });
        }
        case 'datetimepicker':
          if (options.params === undefined) {
            throw new LocalMistake('A date or time picker needs params, such as { "date": "2026-11-22" }');
          }
          return postback(user, data, options);
        case 'richmenuswitch': {
          const params = switchRichMenu(context, personOf(context, user).id, word('richMenuAliasId') ?? '');
          return postback(user, data, { ...options, params });
        }
        default:
          // A link, the camera, the map, the clipboard: nothing reaches the bot.
          return null;
      }
    },
  };
}
