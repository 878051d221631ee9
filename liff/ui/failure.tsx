import type { ComponentChildren } from 'preact';
import type { Loaded } from '../loading.tsx';
import { useLocale, useWords } from '../locale.tsx';
import { usePerson } from '../person.tsx';
import type { Failure } from '../result.ts';
import { liffText } from '../text.ts';
import { Button, LinkButton } from './button.tsx';
import { Notice } from './notice.tsx';
import { Skeleton } from './skeleton.tsx';

/** What a failure means, in one honest sentence. */
export function useFailureWords(failure: Failure): string {
  const words = useWords(liffText);
  const locale = useLocale();
  return failure.kind === 'refused' ? failure.say[locale] : words.failed[failure.kind];
}

/** Why nothing can be shown, and the way on: try again, or sign in where that is what is missing. */
export function ErrorState({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const words = useWords(liffText);
  const say = useFailureWords(failure);
  if (failure.kind === 'refused' && failure.status === 401) return <SignIn />;
  // What is refused stays refused: "not yet" would be a promise.
  const mayRetry = failure.kind !== 'refused' || failure.status >= 429;
  return (
    <Notice tone="bad" {...(mayRetry ? { title: words.failedTitle } : {})} alert>
      <p>{say}</p>
      {retry && mayRetry && (
        <Button kind="plain" onClick={retry}>
          {words.retry}
        </Button>
      )}
      {!mayRetry && (
        <LinkButton kind="plain" to="/">
          {words.home}
        </LinkButton>
      )}
    </Notice>
  );
}

/** Shows what was read with `useCall`: a skeleton, the failure, or `children` with the value. */
export function Waiting<O>({
  of,
  lines,
  children,
}: {
  of: Loaded<O>;
  lines?: number;
  children: (value: O, reload: () => void) => ComponentChildren;
}) {
  if (of.kind === 'loading') return <Skeleton {...(lines === undefined ? {} : { lines })} />;
  if (of.kind === 'failed') return <ErrorState failure={of.failure} retry={of.retry} />;
  return <>{children(of.value, of.reload)}</>;
}

/** Shows `children` only to somebody whom LINE knows; to others, the way to sign in. */
export function ForPerson({ children }: { children: ComponentChildren }) {
  const person = usePerson();
  const words = useWords(liffText);
  if (person.kind === 'asking') return <Skeleton />;
  if (person.kind === 'unreachable')
    return (
      <Notice tone="bad" title={words.failedTitle} alert>
        <p>{words.failed.line}</p>
        <Button kind="plain" onClick={person.retry}>
          {words.retry}
        </Button>
      </Notice>
    );
  if (person.session.who === null) return <SignIn />;
  return <>{children}</>;
}

/** Why to sign in, and the button that does it. */
export function SignIn() {
  const words = useWords(liffText);
  const person = usePerson();
  return (
    <section class="card">
      <h2>{words.signInTitle}</h2>
      <p>{words.signInWhy}</p>
      <Button wide busy={person.kind !== 'ready'} onClick={() => person.kind === 'ready' && person.session.signIn()}>
        {words.signIn}
      </Button>
    </section>
  );
}
