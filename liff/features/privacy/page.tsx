import './privacy.css';
import { useState } from 'preact/hooks';
import type { OwnAnswers } from '../../../src/features/privacy/answers.ts';
import { readAnswers, readPrivacy } from '../../../src/features/privacy/calls.ts';
import type { Overview } from '../../../src/features/privacy/shapes.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { AnswerList } from './answer-list.tsx';
import { Correct } from './correct.tsx';
import { Download } from './download.tsx';
import { Erase, ErasedNotice, type Gone } from './erase.tsx';
import { KeptList } from './kept.tsx';
import { privacyPageText } from './text.ts';

const nothing = {};

/** The privacy notice, what is kept of whoever looks, and what they can do about it. */
export function PrivacyPage() {
  const words = useWords(privacyPageText);
  return (
    <Page title={words.title}>
      <ul class="plain-list">
        {words.short.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ForPerson>
        <Mine />
      </ForPerson>
    </Page>
  );
}

function Mine() {
  const read = useCall(readPrivacy, nothing);
  const said = useCall(readAnswers, nothing);
  const [erased, setErased] = useState<readonly Gone[]>([]);
  const last = erased.at(-1);
  return (
    <>
      {last && <ErasedNotice key={erased.length} erased={last} />}
      <Waiting of={read} lines={8}>
        {(mine, reload) => (
          <Waiting of={said}>
            {({ answers }, readAgain) => (
              <Shown
                key={erased.length}
                mine={mine}
                answers={answers}
                onErased={what => {
                  setErased([...erased, what]);
                  reload();
                  readAgain();
                  scrollTo(0, 0);
                }}
                onCorrected={reload}
              />
            )}
          </Waiting>
        )}
      </Waiting>
    </>
  );
}

function Shown({
  mine,
  answers,
  onErased,
  onCorrected,
}: {
  mine: Overview;
  answers: OwnAnswers['answers'];
  onErased: (what: Gone) => void;
  onCorrected: () => void;
}) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  const isNothing = mine.held.length === 0 && mine.cases.length === 0 && answers.length === 0;
  return (
    <>
      <WholeNotice mine={mine} />
      {isNothing ? (
        <Empty title={words.nothing} say={mine.never[locale]} />
      ) : (
        <>
          <KeptList mine={mine} />
          {answers.length > 0 && <AnswerList answers={answers} />}
          <Download />
          <Correct mine={mine} onCorrected={onCorrected} />
          <Erase mine={mine} answers={answers} onErased={onErased} />
        </>
      )}
      <Card title={words.contact}>
        <p>{mine.contact[locale]}</p>
      </Card>
    </>
  );
}

function WholeNotice({ mine: { notice } }: { mine: Overview }) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  return (
    <details class="card unfold">
      <summary>{words.whole}</summary>
      {notice.words[locale].split('\n\n').map(part => (
        <p key={part}>
          {part.split('\n').map((line, at) => (
            <span key={line}>
              {at > 0 && <br />}
              {line}
            </span>
          ))}
        </p>
      ))}
      <p class="soft">{words.version(notice.version)}</p>
    </details>
  );
}
