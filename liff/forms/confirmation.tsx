import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { usePerson } from '../person.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { drawReceipt } from './receipt-picture.ts';
import { stepsText } from './steps-text.ts';

/** What somebody is told when it has been filed; every part in the language that they read. */
export type Confirmation = {
  /** `รับที่ 12/2569`; null: the number comes later. */
  readonly reference: string | null;
  /** Whose and what: `อบต.หลุมรัง · แจ้งเรื่อง`. Stands on the picture too. */
  readonly subject: string;
  /** The day in words. */
  readonly on: string;
  /** What happens now, step by step. */
  readonly next: readonly string[];
  /** By when, in words, and the rule that says so. */
  readonly due?: { readonly by: string; readonly rule: string };
  /** Page of the case below `/liff`; null: there is nothing to follow. */
  readonly follow: string | null;
  /** Its receipt for paper, below `/liff`; without one this page itself is printed. */
  readonly receipt?: { readonly to: string; readonly label: string };
};

/** The end of a form: the reference number, large, and what happens now. */
export function Sent({ confirmation, wasSentBefore = false }: { confirmation: Confirmation; wasSentBefore?: boolean }) {
  const words = useWords(stepsText);
  const person = usePerson();
  const { reference, subject, on, next, due, follow, receipt } = confirmation;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <>
      <section class="sent">
        <h2 ref={heading} tabIndex={-1}>
          {words.sentTitle}
        </h2>
        <p>{subject}</p>
        {reference ? (
          <p>
            <span>{words.reference}</span>
            <b class="figure">{reference}</b>
          </p>
        ) : (
          <p>{words.referenceLater}</p>
        )}
        <p>{on}</p>
      </section>
      {wasSentBefore && <Notice>{words.sentBefore}</Notice>}
      {next.length > 0 && (
        <>
          <h3>{words.next}</h3>
          <ol class="numbered">
            {next.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {due && (
        <Notice>
          <p>
            <b>
              {words.by} <span class="whole">{due.by}</span>
            </b>
          </p>
          <p class="soft">
            {words.rule} {due.rule}
          </p>
        </Notice>
      )}
      {follow && (
        <LinkButton wide to={follow}>
          {words.follow}
        </LinkButton>
      )}
      {reference && <KeepPicture confirmation={confirmation} reference={reference} />}
      {receipt ? (
        <LinkButton kind="plain" wide to={receipt.to}>
          {receipt.label}
        </LinkButton>
      ) : (
        <Button kind="plain" wide onClick={() => window.print()}>
          {words.print}
        </Button>
      )}
      {person.kind === 'ready' && person.session.isInLine && (
        <Button kind="plain" wide onClick={() => person.session.close()}>
          {words.close}
        </Button>
      )}
    </>
  );
}

/** Inside LINE nothing can be downloaded: a picture to press and hold works everywhere. */
function KeepPicture({ confirmation, reference }: { confirmation: Confirmation; reference: string }) {
  const words = useWords(stepsText);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  const draw = async () => {
    const { subject, on, due } = confirmation;
    const lines = [subject, on, ...(due ? [`${words.by} ${due.by}`] : [])];
    const blob = await drawReceipt(words.reference, reference, lines);
    if (blob) setAddress(URL.createObjectURL(blob));
  };
  if (!address)
    return (
      <Button kind="plain" wide onClick={() => void draw()}>
        {words.savePicture}
      </Button>
    );
  return (
    <figure class="no-print keep">
      <img src={address} alt={words.pictureAlt(reference)} />
      <figcaption>{words.pictureHint}</figcaption>
      <a class="button button-plain button-wide" href={address} download="prongsai.png">
        {words.download}
      </a>
    </figure>
  );
}
