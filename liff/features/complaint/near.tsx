import { useEffect, useState } from 'preact/hooks';
import { followCase } from '../../../src/features/case/calls.ts';
import type { NearCases } from '../../../src/features/complaint/api.ts';
import { readNear } from '../../../src/features/complaint/calls.ts';
import { call } from '../../api.ts';
import { useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useFailureWords } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { complaintPageText } from './text.ts';

type Props = {
  readonly category: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Drops the draft: nothing is filed. */
  readonly finish: () => Promise<void>;
};
type Case = NearCases['cases'][number];
type Following =
  | { readonly kind: 'none' | 'gone' }
  | { readonly kind: 'saving' | 'done'; readonly id: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Open cases of the same kind a short walk away. Nothing is said while none is known: it is an offer, not a question. */
export function Near({ category, latitude, longitude, finish }: Props) {
  const words = useWords(complaintPageText);
  const [cases, setCases] = useState<readonly Case[]>([]);
  const [following, setFollowing] = useState<Following>({ kind: 'none' });
  useEffect(() => {
    const leaving = new AbortController();
    setCases([]);
    setFollowing({ kind: 'none' });
    // Who moves a pin passes many places.
    const timer = setTimeout(() => {
      const asked = call(readNear, { category, latitude, longitude }, { signal: leaving.signal });
      void asked.then(result => !leaving.signal.aborted && result.ok && setCases(result.value.cases));
    }, 600);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [category, latitude, longitude]);

  const follow = async (id: string) => {
    setFollowing({ kind: 'saving', id });
    const result = await call(followCase, { id });
    if (result.ok) {
      setFollowing({ kind: 'done', id });
      await finish();
    } else if (result.kind === 'refused' && result.status === 404) setFollowing({ kind: 'gone' });
    else setFollowing({ kind: 'failed', failure: result });
  };

  if (following.kind === 'done')
    return (
      <Notice tone="good" title={words.followed} alert>
        <LinkButton wide to={`/cases/${following.id}`}>
          {words.seeMine}
        </LinkButton>
      </Notice>
    );
  return (
    <div role="status">
      {following.kind === 'gone' && (
        <Notice tone="warn">
          <p>{words.gone}</p>
        </Notice>
      )}
      {following.kind === 'failed' && <NotFollowed failure={following.failure} />}
      {cases.length > 0 && following.kind !== 'gone' && (
        <Notice title={words.nearTitle}>
          <p>{words.nearHow}</p>
          {cases.map(each => (
            <NearCase
              key={each.id}
              near={each}
              busy={following.kind === 'saving'}
              onFollow={() => void follow(each.id)}
            />
          ))}
        </Notice>
      )}
    </div>
  );
}

function NearCase({ near, busy, onFollow }: { near: Case; busy: boolean; onFollow: () => void }) {
  const words = useWords(complaintPageText);
  const { days, id, metres, mine, number, year } = near;
  return (
    <>
      <p>
        <b>{words.near(metres, days, number === null ? '' : words.number(number, year))}</b>
      </p>
      {mine ? (
        <>
          <p>{words.mine}</p>
          <LinkButton kind="plain" wide to={`/cases/${id}`}>
            {words.seeMine}
          </LinkButton>
        </>
      ) : (
        <Button kind="plain" wide busy={busy} onClick={onFollow}>
          {busy ? words.following : words.follow}
        </Button>
      )}
    </>
  );
}

function NotFollowed({ failure }: { failure: Failure }) {
  const say = useFailureWords(failure);
  return (
    <Notice tone="bad" alert>
      <p>{say}</p>
    </Notice>
  );
}
