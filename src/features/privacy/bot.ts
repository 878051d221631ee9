import * as v from 'valibot';
import type { Handler } from '#domain/handler.ts';
import type { Stored } from '#domain/record.ts';
import { bot, type Outcome, type Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { longText, withQuickReplies } from '#line/messages/text.ts';
import { askErase, erase } from './erasing.ts';
import { holdingsOf, holdingsRead } from './holding.ts';
import { type PrivacyCommand, parsePrivacy } from './model.ts';
import { askRetention, retentionTemplate } from './retention.ts';
import { download, showData } from './showing.ts';
import { noticeWords, pageLink } from './telling.ts';
import { privacyText } from './text.ts';

/** The privacy notice, what is kept of oneself, its erasure; for staff, what will be erased and when. */
export const handler: Handler = {
  bot: bot<PrivacyCommand>({
    claim: (said, { place }) => {
      const command = parsePrivacy(said);
      // The notice is no secret: in a group the questions and answers tell it.
      return command && !(command.kind === 'notice' && place === 'group') ? { command, exact: true } : undefined;
    },
    button,
    read: (command, turn) =>
      command.kind === 'notice' || command.kind === 'retention' ? undefined : holdingsRead(turn),
    decide,
  }),
  notices: { retention: retentionTemplate },
};

const Sure = v.object({ t: v.number() });
/** "Yes" is an answer to what was asked just now; an older one is asked again. */
const SURE_MS = 3_600_000;

function button(act: string, args: unknown, { now }: Turn): PrivacyCommand | undefined {
  if (act !== 'sure' || !v.is(Sure, args)) return undefined;
  return { kind: args.t <= now && now - args.t < SURE_MS ? 'erase' : 'ask-erase' };
}

function decide(command: PrivacyCommand, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  switch (command.kind) {
    case 'notice':
      return showNotice(turn);
    case 'retention':
      return askRetention(turn);
    case 'show':
      return showData(holdingsOf(turn, records), turn);
    case 'download':
      return download(command.page, holdingsOf(turn, records), turn);
    case 'ask-erase':
      return askErase(holdingsOf(turn, records), turn);
    case 'erase':
      return erase(holdingsOf(turn, records), turn);
    default:
      return command satisfies never;
  }
}

function showNotice(turn: Turn): Outcome {
  return {
    replies: withQuickReplies(longText(noticeWords(turn)), [
      say(privacyText[turn.locale].buttons.show),
      pageLink(turn),
    ]),
  };
}
