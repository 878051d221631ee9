import * as v from 'valibot';
import type { Handler } from '#domain/handler.ts';
import type { Stored } from '#domain/record.ts';
import { bot, type Outcome, type Turn } from '#domain/turn.ts';
import { readFormDraft } from '#forms/chat-draft.ts';
import { decideForm, readFor, resumed, tapped } from '#forms/chat-feature.ts';
import { forgetFrom } from '#forms/showing.ts';
import { listMessages, papersMessages, serviceMessages } from './cards.ts';
import { begin, serviceChat } from './conversing.ts';
import { findService } from './describing.ts';
import { parseService, type ServiceCommand } from './model.ts';
import { appointmentTemplate, wakeSeat } from './reminding.ts';

/** Services of the office: which there are, what each needs, and asking for those that a chat may ask for. */
export const handler: Handler = {
  bot: bot<ServiceCommand>({
    claim: (text, { office }) => parseService(text, office),
    button,
    resume: (_, turn) => resumed(serviceChat, turn),
    read: command => ('service' in command || command.kind === 'list' ? undefined : readFor(command)),
    decide,
  }),
  forget: (session, messageId, office) => {
    const form = findService(readFormDraft(session)?.form ?? null, office)?.form;
    return forgetFrom(form ?? undefined, session, messageId);
  },
  wakes: { seats: wakeSeat },
  notices: { appointment: appointmentTemplate },
};

const Named = v.object({ id: v.pipe(v.string(), v.maxLength(60)) });

function button(act: string, args: unknown, turn: Turn): ServiceCommand | undefined {
  if (act === 'list') return { kind: 'list' };
  if (act === 'show' || act === 'papers' || act === 'begin') {
    const service = v.is(Named, args) ? findService(args.id, turn.office) : undefined;
    return service && { kind: act, service };
  }
  return tapped(serviceChat, act, args, turn);
}

function decide(command: ServiceCommand, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  switch (command.kind) {
    case 'list':
      return { replies: listMessages(turn) };
    case 'show':
      return { replies: serviceMessages(command.service, turn) };
    case 'papers':
      return { replies: papersMessages(command.service, turn) };
    case 'begin':
      return begin(command.service, turn);
    default:
      return decideForm(serviceChat, command, turn, records);
  }
}
