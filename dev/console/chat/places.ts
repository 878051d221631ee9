/** Spots to send from the console. Coordinates are near, not surveyed. */

export type Place = { title: string; address: string; latitude: number; longitude: number };

const address = 'ต.หลุมรัง อ.บ่อพลอย จ.กาญจนบุรี 71160';

export const PLACES: readonly Place[] = [
  { title: 'ที่ทำการ อบต.หลุมรัง', address, latitude: 14.3412, longitude: 99.3895 },
  { title: 'ถนนสายหน้าโรงเรียน หมู่ที่ 3', address, latitude: 14.3467, longitude: 99.3951 },
  { title: 'ศาลาประชาคม หมู่ที่ 5', address, latitude: 14.3338, longitude: 99.3802 },
  { title: 'สะพานข้ามลำตะเพิน', address, latitude: 14.3521, longitude: 99.4018 },
  { title: 'ไร่ท้ายหมู่บ้าน หมู่ที่ 9', address, latitude: 14.3254, longitude: 99.3696 },
];

/** A spot typed by hand; null when it is not on the earth. */
export function placeOf(title: string, latitude: string, longitude: string): Place | null {
  const north = Number(latitude);
  const east = Number(longitude);
  const isGiven = latitude.trim() !== '' && longitude.trim() !== '';
  if (!isGiven || !(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) return null;
  return { title: title.trim(), address: `${north}, ${east}`, latitude: north, longitude: east };
}
