import { useEffect, useState } from 'preact/hooks';
import { fetchCode } from './fetching.ts';
import { useWords } from './locale.tsx';
import type { Page as PageOf, PageProps, Route } from './routes.ts';
import { liffText } from './text.ts';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';
import { Page } from './ui/page.tsx';
import { Skeleton } from './ui/skeleton.tsx';

type Chunk = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; page: PageOf };

/** Pages that were fetched once are shown at once. */
const fetched = new Map<Route, PageOf>();

/** Fetches the code of a page and shows it; on a weak signal that may fail, and can then be tried again. */
export function LoadedPage({ route, ...props }: PageProps & { route: Route }) {
  const words = useWords(liffText);
  const known = route.now ?? fetched.get(route);
  const [chunk, setChunk] = useState<Chunk>(known ? { kind: 'ready', page: known } : { kind: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isHere = true;
    fetchCode(route.load, round > 0).then(
      page => {
        fetched.set(route, page);
        if (isHere) setChunk({ kind: 'ready', page });
      },
      () => isHere && setChunk({ kind: 'failed' }),
    );
    return () => {
      isHere = false;
    };
  }, [route, round]);

  if (chunk.kind === 'ready') return <chunk.page {...props} />;
  return (
    <Page title={words.product} back={null} busy={chunk.kind === 'loading'}>
      {chunk.kind === 'loading' && <Skeleton />}
      {chunk.kind === 'failed' && (
        <Notice tone="bad" title={words.failedTitle} alert>
          <p>{words.failed.chunk}</p>
          <Button
            kind="plain"
            onClick={() => {
              setChunk({ kind: 'loading' });
              setRound(round + 1);
            }}
          >
            {words.retry}
          </Button>
        </Notice>
      )}
    </Page>
  );
}
