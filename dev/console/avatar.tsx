import { useState } from 'preact/hooks';
import { webAddress } from './chat/address.ts';

/** Grounds dark enough for white letters. */
const GROUNDS = ['#1f6f5c', '#7a4a8c', '#8a5216', '#2b5f8f', '#9a3b52', '#4d6420', '#5a5599', '#6b5344'];

function groundOf(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return GROUNDS[sum % GROUNDS.length] ?? '#1f6f5c';
}

/** The first letter a name is read by: Thai titles and leading vowels are passed over. */
function initial(name: string): string {
  const bare = name.replace(/^(นาย|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|อบต\.|คุณ|กลุ่ม)\s*/, '').replace(/^[เแโใไ]/, '');
  return [...(bare || name)][0]?.toUpperCase() ?? '?';
}

/** A round picture of a person, group or account; decoration beside the name. */
export function Avatar({ id, name, picture }: { id: string; name: string; picture: string | null }) {
  const [isBroken, setBroken] = useState(false);
  const url = webAddress(picture ?? undefined);
  return (
    <span class="avatar" style={{ backgroundColor: groundOf(id) }} aria-hidden="true">
      {url === undefined || isBroken ? initial(name) : <img src={url} alt="" onError={() => setBroken(true)} />}
    </span>
  );
}
