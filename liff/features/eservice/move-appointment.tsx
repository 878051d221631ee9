import { useRef, useState } from 'preact/hooks';
import { moveAppointment, readReceipt } from '../../../src/features/eservice/calls.ts';
import type { Start } from '../../../src/features/eservice/seats.ts';
import { call } from '../../api.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useFailureWords } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Picker } from './picker.tsx';
import { servicesText } from './text.ts';
import { useTimeWords } from './words.ts';

/**
 * The appointment of a case on the case's page, and another time for it; nothing where the case has none. `onMoved`: the
 * history has one step more.
 */
export function MoveAppointment({ id, onMoved }: { id: string; onMoved?: () => void }) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const { when } = useTimeWords();
  const receipt = useCall(readReceipt, { id });
  const [isMoving, setMoving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [moved, setMoved] = useState<Start | null>(null);
  const [round, setRound] = useState(0);
  const isUnderWay = useRef(false);
  if (receipt.kind !== 'ready' || !receipt.value.start) return null;
  const { movable, place, service } = receipt.value;
  const start = moved ?? receipt.value.start;
  const move = async (to: Start) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const key = crypto.randomUUID();
    const result = await call(moveAppointment, { id: service ?? '', case: id, start: to }, { key });
    isUnderWay.current = false;
    if (!result.ok) {
      setFailure(result);
      setRound(count => count + 1);
      return;
    }
    setFailure(null);
    setMoved(to);
    setMoving(false);
    onMoved?.();
  };
  return (
    <Card title={words.yourTime}>
      <p>
        <b>{when(start)}</b>
      </p>
      {place && <p>{place[locale]}</p>}
      <div role="status">{moved && !isMoving && <p>{words.moved(when(moved))}</p>}</div>
      {failure && <NotMoved failure={failure} />}
      {isMoving && service && <Picker key={round} service={service} onPick={to => void move(to)} />}
      {movable && (
        <Button kind="plain" onClick={() => setMoving(!isMoving)}>
          {isMoving ? words.keep : words.move}
        </Button>
      )}
    </Card>
  );
}

function NotMoved({ failure }: { failure: Failure }) {
  const say = useFailureWords(failure);
  return (
    <Notice tone="warn" alert>
      <p>{say}</p>
    </Notice>
  );
}
