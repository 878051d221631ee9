/** The acts of an open chat: sending, pressing buttons, opening links. Keeps what is open on the screen. */
import { useRef, useState } from 'preact/hooks';
import type { JsonObject, LiffApp } from '../../line/types.ts';
import * as api from '../api.ts';
import { word } from '../flex/node.ts';
import { useWords } from '../language.ts';
import { echoOf, stepOf } from './action.ts';
import { destination } from './address.ts';
import type { Sheet } from './attach.tsx';
import { useNotice } from './notice.tsx';
import { useOutgoing } from './outgoing.ts';
import type { Page } from './page-frame.tsx';
import { sampleVoice } from './samples.ts';

/** What lies under the field: nothing, the rich menu, a sheet, or a picker for a button that asked for a date. */
export type Tray =
  | { kind: 'none' }
  | { kind: 'menu' }
  | { kind: 'attach'; sheet: Sheet }
  | { kind: 'date'; action: JsonObject };

type Setting = { where: api.Where; liffApps: LiffApp[]; isMenuFirst: boolean; refresh: () => Promise<void> };

export function useChat({ where, liffApps, isMenuFirst, refresh }: Setting) {
  const words = useWords();
  const [tray, setTray] = useState<Tray>({ kind: isMenuFirst ? 'menu' : 'none' });
  const [page, setPage] = useState<Page | null>(null);
  const [draft, setDraft] = useState('');
  const [notice, tell] = useNotice();
  const field = useRef<HTMLTextAreaElement>(null);
  const sender = useOutgoing(refresh, tell);

  const say = (text: string) => void sender.sendText(text, () => api.say(where, text));

  const open = (link: string) => {
    const target = destination(link, liffApps, where.user);
    if (target.kind === 'page') setPage({ kind: 'web', url: target.url, shown: target.shown });
    else if (target.kind === 'call') tell(words.page.call(target.number));
    else if (target.kind === 'mail') tell(words.page.mail(target.address));
    else tell(target.kind === 'no-liff' ? words.page.noLiff : words.page.refused);
  };

  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    tell(words.chat.copied);
  };

  const send = (action: JsonObject, params?: Record<string, string>) => {
    const echo = echoOf(action);
    const run = () => api.press(where, action, params);
    if (echo === null) void sender.perform(run);
    else void sender.sendText(echo, run);
    const wish = word(action, 'inputOption');
    if (wish === 'openRichMenu') setTray({ kind: 'menu' });
    if (wish === 'closeRichMenu') setTray({ kind: 'none' });
    if (wish === 'openKeyboard') {
      setDraft(word(action, 'fillInText') ?? '');
      setTray({ kind: 'none' });
      field.current?.focus();
    }
  };

  const press = (action: JsonObject) => {
    const step = stepOf(action);
    switch (step.kind) {
      case 'send':
        return send(action);
      case 'open':
        return open(step.link);
      case 'copy':
        return void copy(step.text);
      case 'date':
        return setTray({ kind: 'date', action });
      case 'photo':
        return setTray({ kind: 'attach', sheet: 'choose' });
      case 'place':
        return setTray({ kind: 'attach', sheet: 'place' });
      case 'nothing':
        return undefined;
      default:
        return step satisfies never;
    }
  };

  /** The button that was pressed goes away: the focus goes to the field, unless that would raise a keyboard. */
  const rest = () => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  };

  /** Sends what a sheet offers and closes the sheet. */
  const give = (run: () => Promise<unknown>) => {
    setTray({ kind: 'none' });
    rest();
    void sender.perform(run);
  };

  return {
    tray,
    setTray,
    page,
    setPage,
    draft,
    setDraft,
    notice,
    tell,
    field,
    sender,
    say,
    open,
    copy,
    press,
    /** For quick replies, which go when one is used. */
    pressAway: (action: JsonObject) => {
      press(action);
      rest();
    },
    pick: (action: JsonObject, params: Record<string, string>) => {
      setTray({ kind: 'none' });
      send(action, params);
    },
    unsend: (messageId: string) => void sender.perform(() => api.unsend(where, messageId)),
    giveVoice: () => {
      const { file, durationMs } = sampleVoice();
      give(() => api.sendVoice(where, file, durationMs));
    },
    givePhotos: (files: File[]) => give(() => api.sendPhotos(where, files)),
    givePlace: (place: Parameters<typeof api.sendPlace>[1]) => give(() => api.sendPlace(where, place)),
    giveSticker: (packageId: string, stickerId: string) => give(() => api.sendSticker(where, packageId, stickerId)),
  };
}
