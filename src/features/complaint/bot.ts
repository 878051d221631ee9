import type { Handler } from '#domain/handler.ts';
import { bot } from '#domain/turn.ts';
import type { ComplaintCommand } from './commands.ts';
import { decide, readFor } from './deciding.ts';
import { readDraft, sessionOf, withoutMessage } from './model.ts';
import { claimWords } from './starting.ts';
import { stepOf } from './steps.ts';
import { takeEvent } from './taking.ts';
import { takeButton } from './tapping.ts';

/** Complaints: what it is about → what happened → where → photos → check → receipt number. */
export const handler: Handler = {
  bot: bot<ComplaintCommand>({
    claim: claimWords,
    button: takeButton,
    resume: takeEvent,
    read: readFor,
    decide,
  }),
  forget: (session, messageId) => {
    const draft = readDraft(session);
    if (!draft) return null;
    const left = withoutMessage(draft, messageId);
    return sessionOf(left, stepOf(left));
  },
};
