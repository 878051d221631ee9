import { useEffect, useState } from 'preact/hooks';
import { exec, LocationProvider, useLocation } from 'preact-iso/router';
import { BASE, isOnTheWay, stateTarget } from './deep-link.ts';
import { LoadedPage } from './loaded-page.tsx';
import { LocaleProvider, useWords } from './locale.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PersonProvider, usePerson } from './person.tsx';
import { type Route, routes } from './routes.ts';
import { liffText } from './text.ts';
import { Page } from './ui/page.tsx';
import { Skeleton } from './ui/skeleton.tsx';

/** The mini-app: language, person, address, page. */
export function App() {
  return (
    <LocaleProvider>
      <PersonProvider>
        <Addressed />
      </PersonProvider>
    </LocaleProvider>
  );
}

/**
 * A page is shown at once, unless LINE's SDK must first say where the link leads (`liff.state`). Until the SDK is ready
 * nobody goes anywhere: the address is the SDK's until then.
 */
function Addressed() {
  const person = usePerson();
  const words = useWords(liffText);
  const [mustWait] = useState(() => isOnTheWay(location.search));
  const isSettled = person.kind !== 'asking';
  useHeldLinks(isSettled);
  if (mustWait && !isSettled)
    return (
      <Page title={words.product} back={null} busy>
        <Skeleton />
      </Page>
    );
  if (person.kind === 'unreachable') followState();
  return (
    <LocationProvider scope={BASE}>
      <Shown />
    </LocationProvider>
  );
}

/** The SDK could not follow the link: we do. */
function followState(): void {
  const target = stateTarget(location.href);
  if (target) history.replaceState(null, '', target);
}

/** Holds a press on a link of the app until LINE's SDK is done with the address, then follows it. */
function useHeldLinks(isSettled: boolean): void {
  const [held, setHeld] = useState<HTMLAnchorElement | null>(null);
  useEffect(() => {
    if (isSettled) return held?.click();
    const hold = (event: MouseEvent) => {
      const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
      if (!link?.pathname.startsWith(`${BASE}/`) || link.getAttribute('href')?.startsWith('#')) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(link);
    };
    document.addEventListener('click', hold, { capture: true });
    return () => document.removeEventListener('click', hold, { capture: true });
  }, [isSettled, held]);
}

function Shown() {
  const { path, query } = useLocation();
  const found = findRoute(path);
  if (!found) return <NotFoundPage />;
  return <LoadedPage key={path} route={found.route} params={found.params} query={query} />;
}

/** The first route that fits an address below {@link BASE}; null where none does, or the address is damaged. */
export function findRoute(path: string): { route: Route; params: Readonly<Record<string, string>> } | null {
  if (path !== BASE && !path.startsWith(`${BASE}/`)) return null;
  const below = path.slice(BASE.length) || '/';
  for (const route of routes) {
    try {
      const matched = exec(below, route.path);
      if (matched) return { route, params: matched.params };
    } catch {
      return null;
    }
  }
  return null;
}
