import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { usePerson } from '../person.tsx';
import type { Failure } from '../result.ts';
import { liffText } from '../text.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { useFailureWords } from '../ui/failure.tsx';
import { Notice } from '../ui/notice.tsx';
import { stepsText } from './steps-text.ts';

/** What became of sending, as long as it is not sent. `attachments`: a photo or document would not go. */
export type SendingState =
  | { readonly kind: 'ready' | 'sending' | 'attachments' }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Props = {
  /** It was ready when the page was left. */
  readonly isResumed: boolean;
  /** Sends it; says meanwhile how it goes. */
  readonly onSend: (show: (state: SendingState) => void) => Promise<void>;
  readonly onBack: () => void;
  /** Called before the page is left for LINE Login. */
  readonly onLeave: () => Promise<void>;
  readonly onAnew: () => void;
};

/** The button that sends, and everything that may come between it and the reference number. */
export function Sending({ isResumed, onSend, onBack, onLeave, onAnew }: Props) {
  const words = useWords(stepsText);
  const person = usePerson();
  const [state, setState] = useState<SendingState>({ kind: 'ready' });
  const isWaiting = state.kind === 'failed' && (state.failure.kind === 'offline' || state.failure.kind === 'timeout');
  const isSending = state.kind === 'sending';
  const send = () => void onSend(setState);
  useOnceOnline(isWaiting, send);

  if (person.kind === 'ready' && person.session.who === null)
    return (
      <SignInToSend
        onSignIn={async () => {
          await onLeave();
          person.session.signIn();
        }}
      />
    );
  return (
    <>
      {isResumed && state.kind === 'ready' && (
        <Notice tone="warn" title={words.notSentTitle}>
          <p>{words.resumedReady}</p>
        </Notice>
      )}
      {state.kind === 'attachments' && (
        <Notice tone="bad" title={words.failedTitle} alert>
          <p>{words.photosFailed}</p>
        </Notice>
      )}
      {state.kind === 'failed' && <NotSent failure={state.failure} />}
      <div role="status">{isSending && <p>{words.sending}</p>}</div>
      <Button wide busy={isSending || person.kind === 'asking'} onClick={send}>
        {state.kind === 'ready' || isSending ? words.send : words.sendAgain}
      </Button>
      <Button kind="plain" wide busy={isSending} onClick={onBack}>
        {words.backToForm}
      </Button>
      {(isResumed || state.kind === 'failed') && (
        <Button kind="quiet" busy={isSending} onClick={onAnew}>
          {words.draftAnew}
        </Button>
      )}
    </>
  );
}

function NotSent({ failure }: { failure: Failure }) {
  const words = useWords(stepsText);
  const say = useFailureWords(failure);
  if (failure.kind === 'offline' || failure.kind === 'timeout')
    return (
      <Notice tone="warn" title={words.waitingTitle} alert>
        <p>{failure.kind === 'offline' ? words.waiting : words.waitingSlow}</p>
      </Notice>
    );
  return (
    <Notice tone="bad" title={words.failedTitle} alert>
      <p>{say}</p>
      {failure.kind === 'refused' && failure.code === 'conflict' && (
        <LinkButton kind="plain" to="/cases">
          {words.myCases}
        </LinkButton>
      )}
    </Notice>
  );
}

function SignInToSend({ onSignIn }: { onSignIn: () => Promise<void> }) {
  const words = useWords(stepsText);
  const { signIn } = useWords(liffText);
  return (
    <Notice title={words.signInToSend}>
      <p>{words.signInWhy}</p>
      <Button wide onClick={() => void onSignIn()}>
        {signIn}
      </Button>
    </Notice>
  );
}

/** Once there is a signal again, tries by itself. */
function useOnceOnline(isWaiting: boolean, send: () => void): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    if (!isWaiting) return;
    const heard = () => latest.current();
    addEventListener('online', heard);
    return () => removeEventListener('online', heard);
  }, [isWaiting]);
}
