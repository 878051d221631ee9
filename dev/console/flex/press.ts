import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JsonObject } from '../../line/types.ts';

/** What happens when a button of a message is pressed: given by the phone that shows the message. */
export const Press = createContext<(action: JsonObject) => void>(() => {});

export function usePress(): (action: JsonObject) => void {
  return useContext(Press);
}
