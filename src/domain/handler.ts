import type { Locale } from '#i18n/texts.ts';
import type { Message } from '#line/messages/message.ts';
import type { Office } from '#offices/office.ts';
import type { Notice, NoticeArgs } from './notice.ts';
import type { JsonObject, Stored, Write } from './record.ts';
import type { Schedule } from './schedule.ts';
import type { BotHandler, OpenSession, SessionMove } from './turn.ts';

/** How a notice of one kind is put into words, from the record it is about. */
export type NoticeTemplate = {
  /** The counter from which the record must have its number before it is spoken of. */
  readonly counter?: (data: JsonObject) => string;
  /** What is counted when the notice is put into words: `data` is then that report, not the record. */
  readonly report?: 'retention';
  /** Null: there is nothing to tell any more. */
  readonly render: (notice: {
    readonly id: string;
    readonly data: JsonObject;
    readonly args: NoticeArgs;
    readonly locale: Locale;
    readonly office: Office;
    readonly now: number;
  }) => readonly Message[] | null;
};

/** What a record does by itself when the time has come that its collection declares as `due` for the job `wake`. */
export type Wake = (
  record: Stored,
  world: { readonly office: Office; readonly now: number; readonly newId: () => string },
) => { readonly writes: readonly Write[]; readonly notices: readonly Notice[] };

/** A feature's part in the running product. */
export type Handler = {
  readonly bot: BotHandler;
  /**
   * What is left of the open conversation when one of its messages is taken back; null, or no such part: it ends.
   */
  readonly forget?: (session: OpenSession, messageId: string, office: Office) => SessionMove | null;
  /** By collection; each collection that wakes has one feature that knows what then happens. */
  readonly wakes?: { readonly [collection: string]: Wake };
  /** By the name after the dot of a notice's template. */
  readonly notices?: { readonly [name: string]: NoticeTemplate };
  /** What is done at set times, by a name that stays: whether it was done is kept under it. */
  readonly schedules?: { readonly [name: string]: Schedule };
};
