/** The way out for events: at once, or held back to travel together. */
import type { Context } from './context.ts';
import { send } from './delivery.ts';
import type { Delivery, WebhookEvent } from './types.ts';

export type Outbound = {
  dispatch(event: WebhookEvent): Promise<Delivery>;
  together(acts: () => Promise<unknown>): Promise<Delivery>;
  idle(): Promise<void>;
};

export function createOutbound(context: Context): Outbound {
  const underWay = new Set<Promise<unknown>>();
  let held: WebhookEvent[] | null = null;

  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  const background = (work: Promise<void>) => {
    track(work);
  };

  function heldDelivery(event: WebhookEvent): Delivery {
    return {
      id: 'held',
      revision: context.state.revision,
      at: context.now(),
      eventIds: [event.webhookEventId],
      eventTypes: [event.type],
      attempt: 0,
      status: null,
      ms: 0,
      outcome: 'held',
    };
  }

  return {
    async dispatch(event) {
      if (held !== null) {
        held.push(event);
        return heldDelivery(event);
      }
      return track(send(context, [event], background));
    },
    async together(acts) {
      if (held !== null) throw new Error('deliverTogether inside deliverTogether');
      const events: WebhookEvent[] = [];
      held = events;
      try {
        await acts();
      } finally {
        held = null;
      }
      return track(send(context, events, background));
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
  };
}
