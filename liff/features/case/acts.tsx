import { useRef, useState } from 'preact/hooks';
import type { Call } from '../../../src/domain/call.ts';
import type { Both } from '../../../src/domain/form.ts';
import { confirmCase, rateCase, unfollowCase, withdrawCase } from '../../../src/features/case/calls.ts';
import type { ActDone, CaseDetail } from '../../../src/features/case/shapes.ts';
import { call } from '../../api.ts';
import { LongInput } from '../../forms/text-inputs.tsx';
import { useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stars } from '../../ui/stars.tsx';
import { Correcting } from './correcting.tsx';
import { casesText } from './text.ts';
import { NotSent, WriteBox } from './write-box.tsx';

type Props = { readonly shown: CaseDetail; readonly onDone: (say: Both) => void };

/** A call that is made by a press: once however often it is tried, and nothing is said to be done before it is. */
function useAct<I extends object>(to: Call<I, ActDone>, onDone: (say: Both) => void) {
  const [state, setState] = useState<'still' | 'sending' | Failure>('still');
  const key = useRef(crypto.randomUUID());
  const act = async (input: I) => {
    setState('sending');
    const result = await call(to, input, { key: key.current });
    if (result.ok || result.kind === 'refused') key.current = crypto.randomUUID();
    setState(result.ok ? 'still' : result);
    if (result.ok) onDone(result.value.say);
  };
  return { act, isBusy: state === 'sending', failure: typeof state === 'object' ? state : null };
}

/** Is it finished? Only the person who asked can say. */
export function Settling({ shown, onDone }: Props) {
  const words = useWords(casesText);
  const confirm = useAct(confirmCase, onDone);
  const [isDisputing, setDisputing] = useState(false);
  const { acts, id, kind } = shown;
  if (!acts.includes('confirm') && !acts.includes('dispute')) return null;
  const isAnswer = kind === 'question' || kind === 'opinion';
  const yes = isAnswer ? words.confirmAnswer : words.confirm;
  return (
    <Card title={isAnswer ? words.settledAnswer : words.settled}>
      {isDisputing ? (
        <WriteBox
          caseId={id}
          act="dispute"
          label={isAnswer ? 'disputeAnswer' : 'dispute'}
          onDone={onDone}
          onCancel={() => setDisputing(false)}
        />
      ) : (
        <>
          {confirm.failure && <NotSent failure={confirm.failure} />}
          {acts.includes('confirm') && (
            <Button wide busy={confirm.isBusy} onClick={() => void confirm.act({ id })}>
              {confirm.isBusy ? words.saving : yes}
            </Button>
          )}
          {acts.includes('dispute') && (
            <Button kind="plain" wide busy={confirm.isBusy} onClick={() => setDisputing(true)}>
              {isAnswer ? words.disputeAnswer : words.dispute}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

const word = {
  id: 'rating',
  kind: 'long',
  most: 500,
  required: true,
  showIf: null,
  sensitive: null,
  help: null,
  label: { th: casesText.th.rateLabel, en: casesText.en.rateLabel },
} as const;

/** Stars with a word; may be changed, and the last one counts. */
export function Rating({ shown: { acts, id, stars: known }, onDone }: Props) {
  const words = useWords(casesText);
  // What the product has taken is so, also before the case is read again.
  const [taken, setTaken] = useState<number | null>(null);
  const before = taken ?? known;
  const rate = useAct(rateCase, say => {
    setTaken(stars);
    setOpen(false);
    onDone(say);
  });
  const [isOpen, setOpen] = useState(known === null);
  const [stars, setStars] = useState(before ?? 0);
  const [said, setSaid] = useState('');
  const [isMissing, setMissing] = useState(false);
  // First whether it is finished, then how it went.
  if (!acts.includes('rate') || acts.includes('confirm')) return null;
  if (!isOpen)
    return (
      <Card title={words.rate}>
        {before !== null && <p>{words.rated(before)}</p>}
        <Button kind="plain" onClick={() => setOpen(true)}>
          {words.rateAgain}
        </Button>
      </Card>
    );
  return (
    <Card title={words.rate}>
      <Stars
        legend={words.rateLegend}
        value={stars}
        onChange={value => {
          setStars(value);
          setMissing(false);
        }}
      />
      <LongInput field={word} value={said} problem={undefined} onChange={value => setSaid(String(value))} />
      {isMissing && (
        <p class="problem" role="alert">
          {words.rateFirst}
        </p>
      )}
      {rate.failure && <NotSent failure={rate.failure} />}
      <Button
        wide
        busy={rate.isBusy}
        onClick={() => (stars === 0 ? setMissing(true) : void rate.act({ id, stars, words: said }))}
      >
        {rate.isBusy ? words.saving : words.rateSend}
      </Button>
    </Card>
  );
}

/** What is done more rarely: telling more, putting right, withdrawing, no longer following. */
export function Others({ shown, onDone }: Props) {
  const words = useWords(casesText);
  const [open, setOpen] = useState<'none' | 'tell' | 'correct' | 'withdraw'>('none');
  const done = (say: Both) => {
    setOpen('none');
    onDone(say);
  };
  const withdraw = useAct(withdrawCase, done);
  const unfollow = useAct(unfollowCase, done);
  const { acts, correctable, id, question } = shown;
  const close = () => setOpen('none');
  if (open === 'tell')
    return (
      <Card title={words.tell}>
        <WriteBox caseId={id} act="tell" label="tell" onDone={done} onCancel={close} />
      </Card>
    );
  if (open === 'correct') return <Correcting caseId={id} fields={correctable} onDone={done} onCancel={close} />;
  return (
    <div>
      {acts.includes('tell') && !question && (
        <Button kind="plain" wide onClick={() => setOpen('tell')}>
          {words.tell}
        </Button>
      )}
      {acts.includes('correct') && (
        <Button kind="plain" wide onClick={() => setOpen('correct')}>
          {words.correct}
        </Button>
      )}
      {unfollow.failure && <NotSent failure={unfollow.failure} />}
      {acts.includes('unfollow') && (
        <Button kind="plain" wide busy={unfollow.isBusy} onClick={() => void unfollow.act({ id })}>
          {unfollow.isBusy ? words.saving : words.unfollow}
        </Button>
      )}
      {acts.includes('withdraw') && (
        <Button kind="danger" wide onClick={() => setOpen('withdraw')}>
          {words.withdraw}
        </Button>
      )}
      {open === 'withdraw' && (
        <Dialog title={words.withdrawAsk} onClose={close}>
          <p>{words.withdrawSay}</p>
          {withdraw.failure && <NotSent failure={withdraw.failure} />}
          <Button kind="danger" wide busy={withdraw.isBusy} onClick={() => void withdraw.act({ id })}>
            {withdraw.isBusy ? words.saving : words.withdrawSure}
          </Button>
          <Button kind="plain" wide busy={withdraw.isBusy} onClick={close}>
            {words.keep}
          </Button>
        </Dialog>
      )}
    </div>
  );
}
