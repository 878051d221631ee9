import { readConsultations, readDuty } from '../../../src/features/opinion/calls.ts';
import type { Line } from '../../../src/features/opinion/shapes.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { usePerson } from '../../person.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { LinkRow, List } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { saidIn, standingOf, tones } from './saying.ts';
import { opinionPages } from './text.ts';

const nothing = {};
const isOver = ({ standing }: Line) => standing !== 'open' && standing !== 'coming';

/** Polls and consultations, the open ones first, and the way to say anything else. Open to everybody. */
export function OpinionPage() {
  const words = useWords(opinionPages);
  const all = useCall(readConsultations, nothing, { open: true });
  const person = usePerson();
  return (
    <Page title={words.title} busy={all.kind === 'loading'}>
      <p>{words.lead}</p>
      <Waiting of={all}>{({ consultations }) => <Consultations all={consultations} />}</Waiting>
      <LinkButton wide to="/opinion/write">
        {words.write}
      </LinkButton>
      {person.kind === 'ready' && person.session.who !== null && <ForStaff />}
    </Page>
  );
}

function Consultations({ all }: { all: readonly Line[] }) {
  const words = useWords(opinionPages);
  const [open, over] = [all.filter(each => !isOver(each)), all.filter(isOver)];
  return (
    <>
      {open.length === 0 ? (
        <Empty title={words.emptyTitle} say={words.empty} />
      ) : (
        <Some title={words.open} lines={open} />
      )}
      {over.length > 0 && <Some title={words.over} lines={over} />}
    </>
  );
}

function Some({ title, lines }: { title: string; lines: readonly Line[] }) {
  const locale = useLocale();
  const words = opinionPages[locale];
  return (
    <>
      <h2>{title}</h2>
      <List label={title}>
        {lines.map(line => (
          <LinkRow key={line.id} to={`/opinion/${line.id}`} title={saidIn(line.title, locale)}>
            <Tag tone={tones[line.standing]}>{standingOf(line, locale)}</Tag>
            <span>{words.kinds[line.kind]}</span>
            <span>{line.division[locale]}</span>
          </LinkRow>
        ))}
      </List>
    </>
  );
}

/** Whoever may open a consultation finds the way; to all others nothing is said. */
function ForStaff() {
  const duty = useCall(readDuty, nothing);
  const words = useWords(opinionPages);
  if (duty.kind !== 'ready' || duty.value.divisions.length === 0) return null;
  return (
    <LinkButton wide kind="plain" to="/opinion/new">
      {words.create}
    </LinkButton>
  );
}
