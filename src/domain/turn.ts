import type { Locale } from '#i18n/texts.ts';
import type { Message } from '#line/messages/message.ts';
import type { Office } from '#offices/office.ts';
import type { ChatEvent, Place } from './event.ts';
import type { Notice } from './notice.ts';
import type { Person, Session } from './person.ts';
import type { Read, Ref, Stored, Write } from './record.ts';

/** Everything a feature may know when it decides. It decides and returns values; others perform them. */
export type Turn = {
  readonly office: Office;
  readonly event: ChatEvent;
  readonly place: Place;
  /** LINE user id; null where LINE did not say who it was. */
  readonly userId: string | null;
  readonly person: Person;
  /** The language to answer in: the person's choice, else the language of what they wrote. */
  readonly locale: Locale;
  /** LINE's timestamp of the event, ms since 1970. */
  readonly at: number;
  /** ms since 1970. */
  readonly now: number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** Somebody's name for one purpose alone, from which nobody can read who it is. */
  readonly pseudonym: (userId: string, purpose: string) => string;
  /** The event is older than one that has already moved this conversation. */
  readonly late: boolean;
  readonly settings: TurnSettings;
};

/** Settings of the installation that a conversation may depend on. */
export type TurnSettings = { readonly firstCode: string | null };

/** The feature's own session, when this event belongs to it. */
export type OpenSession = Pick<Session, 'step' | 'data' | 'messageIds'>;

/** What a turn does. Absent parts mean: unchanged. */
export type Outcome = {
  /**
   * 0–5 messages; the quick replies of the last one are shown. `{{number}}` stands for the number that `number` gives,
   * `{{number:6}}` for the same with leading zeros. */
  readonly replies: readonly Message[];
  /** A session moves the conversation there; null ends it. */
  readonly session?: SessionMove | null;
  /** Changed fields of the person's own record. */
  readonly person?: Partial<Omit<Person, 'session' | 'movedAt'>>;
  readonly writes?: readonly Write[];
  readonly notices?: readonly Notice[];
  /** Give this record the next number of this counter, after the commit. */
  readonly number?: { readonly counter: string; readonly ref: Ref };
  /** Records that hold the words of these messages, as the notices of this turn do: erased when one is taken back. */
  readonly holds?: { readonly refs: readonly Ref[]; readonly messageIds: readonly string[] };
  /**
   * What a copy of the event gets. `repeat` (the default): the same replies, kept for it. Where they repeat words that we
   * may not keep, it is `decide`: decided anew, without writing; or `silent`: nothing, for a second decision would differ.
   */
  readonly copies?: 'repeat' | 'decide' | 'silent';
};

export type SessionMove = {
  readonly step: string;
  readonly data: Session['data'];
  readonly messageIds: readonly string[];
};

/**
 * A feature's part in the chat, over its own commands `C`. `claim` says that typed words are a command of this feature;
 * `exact` commands are menu words, which work in the middle of another conversation too.
 */
export type Bot<C> = {
  readonly claim?: (text: string, turn: Turn) => { readonly command: C; readonly exact: boolean } | undefined;
  /** A tapped button of this feature: the name after the dot and its arguments, as untrusted as any input. */
  readonly button?: (act: string, args: unknown, turn: Turn) => C | undefined;
  /** An event for the feature's open session. */
  readonly resume?: (session: OpenSession, turn: Turn) => C | undefined;
  /** Anything but words and buttons that no session took: a sticker, a photo, a new friend. */
  readonly event?: (turn: Turn) => C | undefined;
  /** What must be read first, where the answer lives in records. */
  readonly read?: (command: C, turn: Turn) => Read | undefined;
  readonly decide: (command: C, turn: Turn, records: readonly (Stored | null)[]) => Outcome;
};

/** A command that has found its feature: what it must read, and how it then decides. */
export type Plan = {
  readonly read: Read | undefined;
  readonly decide: (records: readonly (Stored | null)[]) => Outcome;
};

/** A bot with its command type closed away, so that one registry can hold them all. */
export type BotHandler = {
  readonly claim: (text: string, turn: Turn) => { readonly plan: Plan; readonly exact: boolean } | undefined;
  readonly button: (act: string, args: unknown, turn: Turn) => Plan | undefined;
  readonly resume: (session: OpenSession, turn: Turn) => Plan | undefined;
  readonly event: (turn: Turn) => Plan | undefined;
};

/** Closes a bot over its commands. */
export function bot<C>(spec: Bot<C>): BotHandler {
  const plan = (command: C | undefined, turn: Turn): Plan | undefined =>
    command === undefined
      ? undefined
      : { read: spec.read?.(command, turn), decide: records => spec.decide(command, turn, records) };
  return {
    claim: (text, turn) => {
      const claimed = spec.claim?.(text, turn);
      const planned = plan(claimed?.command, turn);
      return claimed && planned ? { plan: planned, exact: claimed.exact } : undefined;
    },
    button: (act, args, turn) => plan(spec.button?.(act, args, turn), turn),
    resume: (session, turn) => plan(spec.resume?.(session, turn), turn),
    event: turn => plan(spec.event?.(turn), turn),
  };
}
