import './services.css';
import { useState } from 'preact/hooks';
import { readServices } from '../../../src/features/eservice/calls.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkRow, List } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { findServices, type Line, modeOf, modes } from './finding.ts';
import { servicesText } from './text.ts';

/** Every service that can be asked for, by how it is asked for; one finds it by a word. */
export function ServicesPage() {
  const words = useWords(servicesText);
  const services = useCall(readServices, {}, { open: true });
  return (
    <Page title={words.title} busy={services.kind === 'loading'}>
      <Waiting of={services} lines={8}>
        {value => <Found services={value.services} />}
      </Waiting>
    </Page>
  );
}

function Found({ services }: { services: readonly Line[] }) {
  const words = useWords(servicesText);
  const [typed, setTyped] = useState('');
  const found = findServices(services, typed);
  return (
    <>
      <search class="search">
        <label for="find">{words.search}</label>
        <input
          id="find"
          type="search"
          value={typed}
          maxLength={60}
          aria-describedby="find-hint"
          onInput={event => setTyped(event.currentTarget.value)}
        />
        <p id="find-hint" class="soft">
          {words.searchHint}
        </p>
      </search>
      <p role="status" class="soft">
        {typed.trim() && words.found(found.length)}
      </p>
      {found.length === 0 ? (
        <Empty title={words.noneTitle} say={words.none}>
          <Button kind="plain" onClick={() => setTyped('')}>
            {words.showAll}
          </Button>
        </Empty>
      ) : (
        modes.map(mode => (
          <Group key={mode} title={words.groups[mode]} services={found.filter(of => modeOf(of) === mode)} />
        ))
      )}
    </>
  );
}

function Group({ title, services }: { title: string; services: readonly Line[] }) {
  const words = useWords(servicesText);
  const locale = useLocale();
  if (services.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <List label={title}>
        {services.map(service => (
          <LinkRow key={service.id} to={`/services/${service.id}`} title={service.name[locale]}>
            <span>{service.summary[locale]}</span>
            {/* That it is done online goes without saying. */}
            {modeOf(service) !== 'online' && <Tag>{words.modes[modeOf(service)]}</Tag>}
          </LinkRow>
        ))}
      </List>
    </>
  );
}
