import { BASE } from '../../deep-link.ts';
import { useWords } from '../../locale.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { homeText } from './text.ts';

const tiles = [
  { to: '/complaint', key: 'complaint' },
  { to: '/services', key: 'services' },
  { to: '/opinion', key: 'opinion' },
  { to: '/cases', key: 'cases' },
  { to: '/privacy', key: 'privacy' },
  { to: '/measures', key: 'measures' },
] as const;

const numbers = ['191', '199', '1669'] as const;

/** The first page: what can be done here. Needs no signal and no name. */
export function HomePage() {
  const words = useWords(homeText);
  return (
    <Page title={words.title} back={null}>
      <ul class="tiles">
        {tiles.map(({ to, key }) => (
          <li key={key}>
            <a class="tile" href={BASE + to}>
              <span class="tile-title">{words[key].title}</span>
              <span class="soft">{words[key].say}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{words.urgent}</h2>
      <p>
        {numbers.map(number => (
          <LinkButton key={number} kind="plain" href={`tel:${number}`}>
            {number} {words.call[number]}
          </LinkButton>
        ))}
      </p>
      <p class="soft">{words.inChat}</p>
    </Page>
  );
}
