import type { Json, JsonObject } from '../../line/types.ts';
import { child, children, isObject, word } from '../flex/node.ts';
import { languageOf } from '../text.ts';
import { pieces } from './address.ts';

/** A text with its links. LINE's own emoji cannot be shown outside LINE: a plain face stands for each. */
export function TextBubble({ message, onLink }: { message: JsonObject; onLink: (link: string) => void }) {
  const text = shownText(message);
  return (
    <p class="bubble is-text" lang={languageOf(text)}>
      {pieces(text).map((piece, i) =>
        piece.link === null ? (
          piece.text
        ) : (
          <button key={i} type="button" class="link" onClick={() => onLink(piece.link ?? '')}>
            {piece.text}
          </button>
        ),
      )}
    </p>
  );
}

export function shownText(message: JsonObject): string {
  const text = word(message, 'text') ?? '';
  if (word(message, 'type') === 'textV2') return substitute(text, child(message, 'substitution') ?? {});
  const marks = children(message, 'emojis')
    .map(emoji => ({ at: Number(emoji.index ?? -1), length: Number(emoji.length ?? 1) }))
    .sort((a, b) => b.at - a.at);
  return marks.reduce((out, { at, length }) => (at < 0 ? out : `${out.slice(0, at)}🙂${out.slice(at + length)}`), text);
}

function substitute(text: string, substitution: JsonObject): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const part: Json | undefined = substitution[key];
    if (!isObject(part)) return whole;
    return part.type === 'mention' ? '@…' : '🙂';
  });
}
