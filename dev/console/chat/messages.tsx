/** The scrolling part of a chat. Stays at the newest message unless the reader has scrolled back. */

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Area } from '../area.tsx';
import { Icon } from '../icon.tsx';
import { useLanguage, useWords } from '../language.ts';
import { dayName } from './time.ts';
import type { Outgoing, Row } from './timeline.ts';

type Props = {
  /** Changes when another chat is shown. */
  chat: string;
  title: string;
  rows: Row[];
  now: number;
  typing: string | null;
  renderMessage: (row: Row & { kind: 'message' }) => ComponentChildren;
  onRetry: (outgoing: Outgoing) => void;
  onDiscard: (outgoing: Outgoing) => void;
};

const NEAR_END = 80;

export function Messages({ chat, title, rows, now, typing, renderMessage, onRetry, onDiscard }: Props) {
  const words = useWords();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isBehind, setBehind] = useState(false);

  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  useLayoutEffect(() => {
    isAtEnd.current = true;
    toEnd();
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd());
    if (inner.current !== null) observer.observe(inner.current);
    if (scroller.current !== null) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [chat]);

  const last = rows.at(-1)?.key;
  const isLastOwn = rows.at(-1)?.kind === 'outgoing';
  useLayoutEffect(() => {
    if (isLastOwn || isAtEnd.current) toEnd();
  }, [last, isLastOwn]);

  const onScroll = () => {
    const area = scroller.current;
    if (area === null) return;
    isAtEnd.current = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR_END;
    setBehind(!isAtEnd.current);
  };

  return (
    <div class="messages">
      <Area class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} aria-label={words.chat.log(title)}>
        <div class="log" ref={inner} role="log" aria-live="polite" aria-relevant="additions">
          {rows.length === 0 && <p class="system">{words.chat.empty}</p>}
          {rows.map(row => {
            switch (row.kind) {
              case 'day':
                return (
                  <p key={row.key} class="system">
                    {dayName(row.at, now, language)}
                  </p>
                );
              case 'message':
                return <div key={row.key}>{renderMessage(row)}</div>;
              case 'outgoing':
                return <OutgoingRow key={row.key} outgoing={row.outgoing} onRetry={onRetry} onDiscard={onDiscard} />;
              default:
                return row satisfies never;
            }
          })}
          {typing !== null && (
            <p class="typing">
              <span class="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <span class="hidden">{words.chat.typing(typing)}</span>
            </p>
          )}
        </div>
      </Area>
      {isBehind && (
        <button type="button" class="to-end" aria-label={words.chat.latest} onClick={toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

type OutgoingProps = {
  outgoing: Outgoing;
  onRetry: (outgoing: Outgoing) => void;
  onDiscard: (outgoing: Outgoing) => void;
};

function OutgoingRow({ outgoing, onRetry, onDiscard }: OutgoingProps) {
  const words = useWords();
  const hasFailed = outgoing.state === 'failed';
  return (
    <div class="message is-own is-pending">
      <div class="column">
        <div class="line">
          <p class="bubble is-text">{outgoing.text}</p>
          <span class="stamp">{hasFailed ? words.chat.failed : words.chat.sending}</span>
        </div>
        {hasFailed && (
          <p class="trouble" role="alert">
            {outgoing.reason}
            <button type="button" onClick={() => onRetry(outgoing)}>
              {words.chat.again}
            </button>
            <button type="button" onClick={() => onDiscard(outgoing)}>
              {words.chat.discard}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
