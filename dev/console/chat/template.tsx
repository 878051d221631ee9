import type { JsonObject } from '../../line/types.ts';
import { Area } from '../area.tsx';
import { child, children, word } from '../flex/node.ts';
import { usePress } from '../flex/press.ts';
import { Picture } from '../picture.tsx';
import { languageOf } from '../text.ts';

/** LINE's older template messages: buttons, confirm, and the two carousels. */
export function Template({ message }: { message: JsonObject }) {
  const template = child(message, 'template') ?? {};
  const columns = children(template, 'columns');
  const altText = word(message, 'altText') ?? '';
  if (columns.length === 0) return <Card card={template} isConfirm={word(template, 'type') === 'confirm'} />;
  return (
    <div class="fx-carousel">
      <Area class="fx-row" tabIndex={0} aria-label={altText}>
        {columns.map((column, i) => (
          <Card key={i} card={column} isConfirm={false} />
        ))}
      </Area>
    </div>
  );
}

function Card({ card, isConfirm }: { card: JsonObject; isConfirm: boolean }) {
  const press = usePress();
  const single = child(card, 'action');
  const actions = single === undefined ? children(card, 'actions') : [single];
  const picture = word(card, 'thumbnailImageUrl') ?? word(card, 'imageUrl');
  const text = word(card, 'text') ?? '';
  return (
    <article class={`template${isConfirm ? ' is-confirm' : ''}`} lang={languageOf(text)}>
      {picture !== undefined && <Picture url={picture} name="" />}
      {word(card, 'title') !== undefined && <h3>{word(card, 'title')}</h3>}
      {text !== '' && <p>{text}</p>}
      <div class="actions">
        {actions.map((action, i) => (
          <button key={i} type="button" onClick={() => press(action)}>
            {word(action, 'label')}
          </button>
        ))}
      </div>
    </article>
  );
}
