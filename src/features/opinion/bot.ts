import * as v from 'valibot';
import type { Handler } from '#domain/handler.ts';
import type { Read, Stored } from '#domain/record.ts';
import { bot, type Outcome, type Turn } from '#domain/turn.ts';
import { decideForm, readFor, resumed, tapped } from '#forms/chat-feature.ts';
import { forgetFrom } from '#forms/showing.ts';
import { type OpinionCommand, parseOpinionWords } from './commands.ts';
import { chatForm } from './filing.ts';
import { endedMessages, list, vote, voteRead } from './listing.ts';
import { Consultation, newest } from './model.ts';
import { wakeConsultation } from './reminding.ts';
import { begin, opinionChat } from './writing.ts';

/** Opinions question by question; polls by one tap. */
export const handler: Handler = {
  bot: bot<OpinionCommand>({
    claim: text => {
      const command = parseOpinionWords(text);
      return command && { command, exact: true };
    },
    button,
    resume: (_, turn) => resumed(opinionChat, turn),
    read,
    decide,
  }),
  forget: (session, messageId, office) => forgetFrom(chatForm(office.opinion), session, messageId),
  wakes: { consultations: wakeConsultation },
  notices: {
    ended: {
      render: ({ data, id, locale, office }) => {
        const found = v.parse(Consultation, data);
        return found.closed ? null : endedMessages(id, found, locale, office.pages);
      },
    },
  },
};

const Vote = v.object({ c: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)), o: v.pipe(v.string(), v.maxLength(10)) });

function button(act: string, args: unknown, turn: Turn): OpinionCommand | undefined {
  if (act === 'vote') return v.is(Vote, args) ? { kind: 'vote', id: args.c, option: args.o } : undefined;
  const command = tapped(opinionChat, act, args, turn);
  // Whether it was sent is asked of the button that sends alone.
  return command?.kind === 'old' && act !== 'send' ? { ...command, id: null } : command;
}

function read(command: OpinionCommand, turn: Turn): Read | undefined {
  switch (command.kind) {
    case 'write':
      return undefined;
    case 'list':
      return newest;
    case 'vote':
      return voteRead(command.id, turn);
    default:
      return readFor(command);
  }
}

function decide(command: OpinionCommand, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  switch (command.kind) {
    case 'write':
      return begin(turn);
    case 'list':
      return list(records, turn);
    case 'vote':
      return vote(command.option, turn, records);
    default:
      return decideForm(opinionChat, command, turn, records);
  }
}
