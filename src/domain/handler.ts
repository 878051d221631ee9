import type { Locale } from '#i18n/texts.ts';
import type { Message } from '#line/messages/message.ts';
import type { Office } from '#offices/office.ts';
import type { JsonObject } from './record.ts';
import type { BotHandler } from './turn.ts';

/** How a notice of one kind is put into words, from the record it is about. */
export type NoticeTemplate = {
  /** The counter from which the record must have its number before it is spoken of. */
  readonly counter?: (data: JsonObject) => string;
  /** Null: there is nothing to tell any more. */
  readonly render: (notice: {
    readonly id: string;
    readonly data: JsonObject;
    readonly locale: Locale;
    readonly office: Office;
  }) => readonly Message[] | null;
};

/** A feature's part in the running product. */
export type Handler = {
  readonly bot: BotHandler;
  /** By the name after the dot of a notice's template. */
  readonly notices?: { readonly [name: string]: NoticeTemplate };
};
