import './services.css';
import type { ServiceDetails } from '../../../src/features/eservice/shapes.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { modeOf } from './finding.ts';
import { Sources, Standing, sameSaid } from './sources.tsx';
import { servicesText } from './text.ts';

type Props = { readonly service: ServiceDetails };

/** All that is known of a service, what matters first. */
export function Details({ service }: Props) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const { consent, division, form, id, needsReview, notFor, slots, summary, use, who } = service;
  const begin = form && (
    <LinkButton wide to={`/services/${id}?fill=1`}>
      {words.start}
    </LinkButton>
  );
  return (
    <>
      <p>{summary[locale]}</p>
      <p>
        <Tag>{words.modes[modeOf({ ...service, hasForm: form !== null })]}</Tag>
      </p>
      {needsReview && (
        <Notice tone="warn">
          <p>{words.needsReview}</p>
        </Notice>
      )}
      {form ? (
        begin
      ) : (
        <Notice title={words.comeTo(division[locale])}>
          <p>{words.inPerson}</p>
        </Notice>
      )}
      <Card title={words.whoUse}>
        <p>{who[locale]}</p>
        <p>{use[locale]}</p>
      </Card>
      {notFor.length > 0 && (
        <Notice tone="warn" title={words.notFor}>
          {notFor.map(({ call, instead, when }) => (
            <div key={when.th}>
              <p>
                <b>{when[locale]}</b>: {instead[locale]}
              </p>
              {call && (
                <LinkButton kind="plain" href={`tel:${call}`}>
                  {words.call(call)}
                </LinkButton>
              )}
            </div>
          ))}
        </Notice>
      )}
      <Terms service={service} />
      <Papers papers={service.papers} />
      <Steps service={service} />
      {slots && (
        <Card title={words.appointment}>
          <p>
            {slots.purpose[locale]} · {slots.place[locale]} · {words.minutes(slots.minutes)}
          </p>
        </Card>
      )}
      {consent && (
        <Card title={words.consent}>
          <p>{words.consentSay}</p>
        </Card>
      )}
      <GoodToKnow facts={service.facts} />
      <Sources service={service} />
      {begin}
    </>
  );
}

/** Which papers, whose, and what becomes of them; what else is to be said of them is folded, once for all it concerns. */
function Papers({ papers }: Pick<ServiceDetails, 'papers'>) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const notes = sameSaid(papers.flatMap(({ name, note }) => (note ? [[note[locale], name[locale]] as const] : [])));
  return (
    <Card title={words.papers}>
      {papers.length === 0 ? (
        <p>{words.noPapers}</p>
      ) : (
        <ul class="papers">
          {papers.map(({ kind, name, onlyIf, whose }) => (
            <li key={name.th + whose.th}>
              <p>
                <b>{name[locale]}</b> ({whose[locale]}) · {words.paperKinds[kind]}
              </p>
              {onlyIf && <p>{words.onlyIf(onlyIf[locale])}</p>}
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <details class="unfold">
          <summary>{words.paperNotes}</summary>
          {notes.map(({ names, said }) => (
            <p key={said}>
              <b>{names}</b>: {said}
            </p>
          ))}
        </details>
      )}
    </Card>
  );
}

function Steps({ service: { steps } }: Props) {
  const words = useWords(servicesText);
  const locale = useLocale();
  return (
    <Card title={words.steps}>
      <Timeline
        label={words.steps}
        steps={steps.map(({ by, takes, what }, at) => ({
          key: String(at),
          title: what[locale],
          state: 'ahead',
          body: (
            <p class="soft">
              {by?.[locale] ?? words.you} · {takes[locale]}
            </p>
          ),
        }))}
      />
    </Card>
  );
}

/** By when it is done, what it costs and who does it; the rules that say so stand below, with the sources. */
function Terms({ service: { division, fee, form, limit } }: Props) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const done = limit.amount === null || limit.unit === null ? words.unset : words.units[limit.unit](limit.amount);
  return (
    <Card>
      <Facts
        rows={[
          {
            name: words.limit,
            value: (
              <>
                {done} <Standing of={limit.standing} />
              </>
            ),
          },
          {
            name: words.fee,
            value: (
              <>
                {fee.amount?.[locale] ?? words.unset} <Standing of={fee.standing} />
                {fee.note && <p class="rule">{fee.note[locale]}</p>}
              </>
            ),
          },
          // Where there is no form, it has been said already whom to come to.
          ...(form ? [{ name: words.division, value: division[locale] }] : []),
        ]}
      />
    </Card>
  );
}

function GoodToKnow({ facts }: Pick<ServiceDetails, 'facts'>) {
  const words = useWords(servicesText);
  const locale = useLocale();
  if (facts.length === 0) return null;
  return (
    <Card title={words.facts}>
      <Facts
        rows={facts.map(({ confirm, label, value }) => ({
          name: label[locale],
          value: (
            <>
              {value[locale]} {confirm && <Tag tone="warn">{words.unconfirmed}</Tag>}
            </>
          ),
        }))}
      />
    </Card>
  );
}
