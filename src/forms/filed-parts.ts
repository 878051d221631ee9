import type { Where } from '#cases/record.ts';
import type { Answers, Form } from '#domain/form.ts';
import { givenTo } from './shown.ts';

/** Parts of a case that stand among the answers to a form. */

/** The photos, in the order of their questions. In the chat each is a message of its own, which holds no words. */
export function photoIdsIn({ fields }: Form, answers: Answers): readonly string[] {
  return fields.flatMap(({ id, kind }) => {
    const answer = kind === 'photos' ? givenTo(answers, id) : undefined;
    return Array.isArray(answer) ? (answer as readonly string[]) : [];
  });
}

/** The first place that the form asks for is where the work is done; the messages are those that may have said so. */
export function whereIn({ fields }: Form, answers: Answers, messageIds: readonly string[]): Where | null {
  const field = fields.find(({ id, kind }) => kind === 'place' && givenTo(answers, id) !== undefined);
  const place = field && givenTo(answers, field.id);
  return typeof place === 'object' && 'words' in place ? { ...place, messageIds: [...messageIds] } : null;
}
