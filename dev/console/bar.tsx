import type { PersonView, StateView } from '../line/types.ts';
import { Avatar } from './avatar.tsx';
import { Badge } from './badge.tsx';
import { SIDES, type Side } from './choice.ts';
import type { Link } from './feed.ts';
import { Icon } from './icon.tsx';
import { useLanguage, useWords } from './language.ts';
import { countTroubles } from './weather/troubles.ts';

type Props = {
  view: StateView | null;
  link: Link;
  people: Record<Side, PersonView | null>;
  counts: Record<Side, number>;
  focus: Side;
  isWeatherOpen: boolean;
  onFocus: (side: Side) => void;
  onWeather: () => void;
  onLanguage: () => void;
};

/** The bar on top. On a narrow window it also switches between the two phones. */
export function Bar({ view, link, people, counts, focus, isWeatherOpen, onFocus, onWeather, onLanguage }: Props) {
  const words = useWords();
  const language = useLanguage();
  const troubles = view === null ? 0 : countTroubles(view.faults);
  return (
    <header class="bar">
      <div class="brand">
        <h1>{words.title}</h1>
        <p>{words.about}</p>
      </div>
      <nav class="tabs" aria-label={words.phones}>
        {SIDES.map(side => {
          const name = people[side]?.name ?? words.sides[side];
          return (
            <button
              key={side}
              type="button"
              aria-current={focus === side ? 'true' : undefined}
              onClick={() => onFocus(side)}
            >
              <Avatar id={people[side]?.id ?? side} name={name} picture={people[side]?.pictureUrl ?? null} />
              <span class="name">{name}</span>
              {focus !== side && <Badge count={counts[side]} />}
            </button>
          );
        })}
      </nav>
      <p class={`link is-${link}`} role="status" title={words.link[link]}>
        <span>{words.link[link]}</span>
      </p>
      <button
        type="button"
        class={`button weather-button${troubles > 0 ? ' is-warning' : ''}`}
        aria-expanded={isWeatherOpen}
        onClick={onWeather}
      >
        <Icon name={troubles > 0 ? 'alert' : 'pulse'} />
        <span class="long">
          {words.weather.title}: {troubles === 0 ? words.weather.normal : words.weather.troubled(troubles)}
        </span>
      </button>
      <button type="button" class="button language" onClick={onLanguage}>
        <span class="hidden">{words.language.name}: </span>
        <span lang={language === 'th' ? 'en' : 'th'}>{words.language.short}</span>
      </button>
    </header>
  );
}
