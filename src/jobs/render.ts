import { features } from '#domain/feature.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import { ref, type Stored } from '#domain/record.ts';
import { handlers } from '#features/handlers.ts';
import type { Message } from '../line/messages/message.ts';
import type { Ports } from '../ports.ts';
import type { OutboxRecord } from './outbox.ts';
import type { Reader } from './recipient.ts';

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
  if (!notice.template || !notice.about) return 'nothing';
  const [feature, name = ''] = notice.template.split('.');
  const template = handlers[features.find(each => each === feature) ?? 'home'].notices?.[name];
  const target = ref(notice.about.collection, notice.about.id);
  const [record] = await ports.store.get([target]);
  if (!template || !record) return 'nothing';
  const latest = await numbered(template, record, ports);
  if (latest === 'broken') return 'broken';
  return (
    orBroken(
      () => template.render({ id: target.id, data: latest.data, locale: reader.locale, office: ports.office }),
      ports,
    ) ?? 'nothing'
  );
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
