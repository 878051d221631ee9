import { delMany, keys } from 'idb-keyval';
import { draftName } from '../../forms/draft.ts';

/** Takes what this person, or nobody yet, has filled in and not sent off this device. */
export async function removeDrafts(who: string | null): Promise<void> {
  const mine = [draftName(who, ''), draftName(null, '')];
  const isMine = (key: unknown) => typeof key === 'string' && mine.some(name => key.startsWith(name));
  try {
    await delMany((await keys()).filter(isMine));
    for (const key of Object.keys(sessionStorage).filter(isMine)) sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to lose.
  }
}
