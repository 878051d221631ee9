import { features } from '#domain/feature.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import { type JsonObject, ref, type Stored } from '#domain/record.ts';
import { handlers } from '#features/handlers.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Message } from '../line/messages/message.ts';
import type { Ports } from '../ports.ts';
import type { OutboxRecord } from './outbox.ts';
import type { Reader } from './recipient.ts';
import { retentionReport } from './retention.ts';

/**
 * The words of a notice in its reader's language, from the record as it is now. A record that should have a number by
 * now is given it here. `nothing`: there is nothing to tell any more. `broken`: our template cannot say it, and trying
 * again would not help. Throws where the store cannot be reached.
 */
export async function render(
  notice: OutboxRecord,
  reader: Reader,
  ports: Ports,
): Promise<readonly Message[] | 'nothing' | 'broken'> {
  const template = templateOf(notice);
  if (!template || !notice.about) return 'nothing';
  const [record] = await ports.store.get([ref(notice.about.collection, notice.about.id)]);
  if (!record) return 'nothing';
  if (template.report) {
    const data = (await retentionReport(ports)) as unknown as JsonObject;
    return worded(notice, template, { ...record, data }, reader.locale, ports);
  }
  const latest = await numbered(template, record, ports);
  return latest === 'broken' ? 'broken' : worded(notice, template, latest, reader.locale, ports);
}

/** The same of a record that has been read already; `later` where it must be numbered or counted first. */
export function renderFrom(
  notice: OutboxRecord,
  record: Stored | null,
  locale: Locale,
  ports: Ports,
): readonly Message[] | 'nothing' | 'broken' | 'later' {
  const template = templateOf(notice);
  if (!template || !record) return 'nothing';
  if (template.report || (template.counter && typeof record.data.number !== 'number')) return 'later';
  return worded(notice, template, record, locale, ports);
}

function templateOf({ template }: OutboxRecord): NoticeTemplate | undefined {
  const [feature, name = ''] = template?.split('.') ?? [];
  return handlers[features.find(each => each === feature) ?? 'home'].notices?.[name];
}

function worded(
  { args }: OutboxRecord,
  template: NoticeTemplate,
  { ref: { id }, data }: Stored,
  locale: Locale,
  ports: Ports,
): readonly Message[] | 'nothing' | 'broken' {
  const world = { office: ports.office, now: ports.now() };
  return orBroken(() => template.render({ id, data, args, locale, ...world }), ports) ?? 'nothing';
}

async function numbered(template: NoticeTemplate, record: Stored, ports: Ports): Promise<Stored | 'broken'> {
  const counter = orBroken(() => template.counter?.(record.data), ports);
  if (counter === undefined || counter === 'broken') return counter ?? record;
  await ports.store.number(counter, record.ref);
  const [latest] = await ports.store.get([record.ref]);
  return latest ?? record;
}

function orBroken<T>(work: () => T, ports: Ports): T | 'broken' {
  try {
    return work();
  } catch (error) {
    ports.log.jobFailed('render', error);
    return 'broken';
  }
}
