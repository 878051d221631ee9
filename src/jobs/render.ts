import { features } from '#domain/feature.ts';
import { ref } from '#domain/record.ts';
import { handlers } from '#features/handlers.ts';
import type { Message } from '../line/messages/message.ts';
import type { Ports } from '../ports.ts';
import type { OutboxRecord } from './outbox.ts';
import type { Reader } from './recipient.ts';

/**
 * The words of a notice in its reader's language, from the record as it is now; null when there is nothing to tell any
 * more. A record that should have a number by now is given it here.
 */
export async function render(notice: OutboxRecord, reader: Reader, ports: Ports): Promise<readonly Message[] | null> {
  if (!notice.template || !notice.about) return null;
  const [feature, name = ''] = notice.template.split('.');
  const template = handlers[features.find(each => each === feature) ?? 'home'].notices?.[name];
  const target = ref(notice.about.collection, notice.about.id);
  const [record] = await ports.store.get([target]);
  if (!template || !record) return null;
  const counter = template.counter?.(record.data);
  if (counter) await ports.store.number(counter, target);
  const [latest] = counter ? await ports.store.get([target]) : [record];
  return latest
    ? template.render({ id: target.id, data: latest.data, locale: reader.locale, office: ports.office })
    : null;
}
