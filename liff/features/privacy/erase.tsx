import { useRef, useState } from 'preact/hooks';
import { formatDay } from '../../../src/domain/calendar.ts';
import type { OwnAnswers } from '../../../src/features/privacy/answers.ts';
import { eraseAnswers, eraseData } from '../../../src/features/privacy/calls.ts';
import type { Erased, Overview } from '../../../src/features/privacy/shapes.ts';
import { call } from '../../api.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { usePerson } from '../../person.tsx';
import type { Failure } from '../../result.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { removeDrafts } from './device.ts';
import { Failed } from './failed.tsx';
import { reasons } from './kept.tsx';
import { privacyPageText } from './text.ts';

/** What went, with so many answers that lost their words and names. */
export type Gone = Erased & { readonly answers: number };
type Answers = OwnAnswers['answers'];
type Props = { mine: Overview; answers: Answers; onErased: (what: Gone) => void };

/** Erasing: first what goes and what stays, then the person says yes. */
export function Erase({ mine, answers, onErased }: Props) {
  const words = useWords(privacyPageText);
  const [isAsked, setAsked] = useState(false);
  const mayErase = mine.held.some(({ why }) => why === null) || worded(answers).length > 0;
  return (
    <Card title={words.erase}>
      <p>{mayErase ? words.eraseWhat : words.noneToErase}</p>
      {mayErase && (
        <Button kind="danger" wide onClick={() => setAsked(true)}>
          {words.eraseDo}
        </Button>
      )}
      <Withdrawing mine={mine} />
      {isAsked && (
        <Question
          mine={mine}
          answers={answers}
          onClose={() => setAsked(false)}
          onErased={what => {
            setAsked(false);
            onErased(what);
          }}
        />
      )}
    </Card>
  );
}

/** Answers that have words or a name to lose. */
function worded(answers: Answers): Answers {
  return answers.filter(({ name, words }) => name !== null || words !== null);
}

/** So many open cases are named; the others stand in the list above. */
const NAMED = 3;

function Withdrawing({ mine }: { mine: Overview }) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  const open = mine.cases.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return null;
  return (
    <>
      <p>{words.withdraw}</p>
      {open.slice(0, NAMED).map(({ id, name }) => (
        <LinkButton key={id} kind="quiet" to={`/cases/${id}`}>
          {words.withdrawOne(name[locale])}
        </LinkButton>
      ))}
    </>
  );
}

function Question({ mine, answers, onClose, onErased }: Props & { onClose: () => void }) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  const person = usePerson();
  // The same keys at every try: pressed twice, or sent again on a weak signal, it is erased once.
  const keys = useRef([crypto.randomUUID(), crypto.randomUUID()]);
  const [state, setState] = useState<Failure | 'ready' | 'erasing'>('ready');
  const erase = async () => {
    setState('erasing');
    const [first = '', second = ''] = keys.current;
    const said = worded(answers).length > 0 ? await call(eraseAnswers, {}, { key: first }) : null;
    if (said?.ok === false) return setState(said);
    const result = await call(eraseData, {}, { key: second });
    if (!result.ok) return setState(result);
    await removeDrafts(person.kind === 'ready' ? person.session.who : null);
    onErased({ ...result.value, answers: said?.value.count ?? 0 });
  };
  const goes = mine.held.filter(({ why }) => why === null);
  const stays = mine.held.flatMap(({ until, why, words: what }) =>
    why ? [{ name: what, until, why, kept: null }] : [],
  );
  const all = [...mine.cases.map(({ kept, name, until, why }) => ({ kept, name, until, why })), ...stays];
  return (
    <Dialog title={words.eraseAsk} onClose={onClose}>
      <p>{words.noReturn}</p>
      <h3>{words.goes}</h3>
      <ul class="plain-list">
        {goes.map(held => (
          <li key={held.words.th}>{held.words[locale]}</li>
        ))}
        {worded(answers).map(({ consultation, title }) => (
          <li key={consultation}>{words.wordsOf(title[locale] ?? title.th)}</li>
        ))}
        <li>{words.drafts}</li>
      </ul>
      {all.length > 0 && (
        <>
          <h3>{words.stays}</h3>
          <ul class="plain-list">
            {all.map(({ kept, name, until }) => (
              <li key={name.th}>
                {name[locale]} {kept ? kept[locale] : until && words.until(formatDay(until, locale))}
              </li>
            ))}
          </ul>
          {reasons(all).map(why => (
            <p key={why.th} class="soft">
              {why[locale]}
            </p>
          ))}
        </>
      )}
      {typeof state === 'object' && <Failed title={words.notErased} failure={state} />}
      <div role="status">{state === 'erasing' && <p>{words.erasing}</p>}</div>
      <Button kind="danger" wide busy={state === 'erasing'} onClick={erase}>
        {words.sure}
      </Button>
      <Button kind="plain" wide onClick={onClose}>
        {words.cancel}
      </Button>
    </Dialog>
  );
}

/** What went, and what stays, why and until when. */
export function ErasedNotice({ erased: { answers, hasMore, stays, went } }: { erased: Gone }) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  return (
    <Notice tone="good" title={words.erased} alert>
      <ul class="plain-list">
        {went.map(({ count, kind }) => (
          <li key={kind}>{words.went[kind](count)}</li>
        ))}
        {answers > 0 && <li>{words.wentAnswers(answers)}</li>}
      </ul>
      {hasMore && <p>{words.eraseMore}</p>}
      {stays.length > 0 && (
        <>
          <p class="notice-title">{words.stays}</p>
          <ul class="plain-list">
            {stays.map(({ kept, kind, name, until }) => (
              <li key={name?.th ?? kind}>
                {kind === 'case' ? name?.[locale] : words.staying[kind]}{' '}
                {kept ? kept[locale] : until ? words.until(formatDay(until, locale)) : words.asLong}
              </li>
            ))}
          </ul>
          {reasons(stays).map(why => (
            <p key={why.th}>{why[locale]}</p>
          ))}
        </>
      )}
    </Notice>
  );
}
