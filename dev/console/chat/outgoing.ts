/** Acts of one phone on their way: what is being sent, what failed, and which event each message became. */
import { useRef, useState } from 'preact/hooks';
import type { Act } from '../../line/types.ts';
import { Refusal } from '../api.ts';
import { useWords } from '../language.ts';
import type { Outgoing } from './timeline.ts';

type Task = { outgoing: Outgoing; run: () => Promise<Act[]> };

export type Sender = {
  outgoing: Outgoing[];
  /** Message id to the id of its event, for messages of this visit. */
  events: ReadonlyMap<string, string>;
  /** Shows `text` as a bubble on its way until the platform has answered; a failure stays there, to be tried again. */
  sendText: (text: string, run: () => Promise<Act[]>) => Promise<void>;
  /** An act without a bubble of its own; a failure is told by a notice. */
  perform: (run: () => Promise<unknown>) => Promise<void>;
  retry: (outgoing: Outgoing) => void;
  discard: (outgoing: Outgoing) => void;
};

/** `refresh` brings the newest state before a bubble on its way is taken off, so that it never blinks. */
export function useOutgoing(refresh: () => Promise<void>, tell: (notice: string) => void): Sender {
  const words = useWords();
  const [tasks, setTasks] = useState<Task[]>([]);
  const events = useRef(new Map<string, string>());
  const nextKey = useRef(1);

  const reasonOf = (problem: unknown) => (problem instanceof Refusal ? problem.message : words.outcome.unreachable);
  const remember = (acts: Act[]) => {
    for (const act of acts) {
      if (act.messageId !== null && act.event.type === 'message') {
        events.current.set(act.messageId, act.event.webhookEventId);
      }
    }
  };
  const drop = (key: number) => setTasks(old => old.filter(task => task.outgoing.key !== key));

  const start = async (task: Task) => {
    const { key } = task.outgoing;
    setTasks(old => [...old.filter(entry => entry.outgoing.key !== key), task]);
    try {
      remember(await task.run());
      await refresh();
      drop(key);
    } catch (problem) {
      const failed: Outgoing = { ...task.outgoing, state: 'failed', reason: reasonOf(problem) };
      setTasks(old => old.map(entry => (entry.outgoing.key === key ? { ...entry, outgoing: failed } : entry)));
    }
  };

  return {
    outgoing: tasks.map(task => task.outgoing),
    events: events.current,
    sendText: (text, run) =>
      start({ outgoing: { key: nextKey.current++, text, at: Date.now(), state: 'sending', reason: null }, run }),
    perform: async run => {
      try {
        const done = await run();
        if (Array.isArray(done)) remember(done);
        await refresh();
      } catch (problem) {
        tell(`${words.chat.failed}: ${reasonOf(problem)}`);
      }
    },
    retry: outgoing => {
      const task = tasks.find(entry => entry.outgoing.key === outgoing.key);
      if (task === undefined) return;
      void start({ ...task, outgoing: { ...outgoing, at: Date.now(), state: 'sending', reason: null } });
    },
    discard: outgoing => drop(outgoing.key),
  };
}
