/** Invented spots to send from the console; the names say so. */

export type Place = { title: string; address: string; latitude: number; longitude: number };

const address = 'ที่อยู่ตัวอย่าง';

export const PLACES: readonly Place[] = [
  { title: 'ที่ทำการ อบต. (ตัวอย่าง)', address, latitude: 14.3412, longitude: 99.3895 },
  { title: 'ถนนหน้าโรงเรียน (ตัวอย่าง)', address, latitude: 14.3467, longitude: 99.3951 },
  { title: 'ศาลาประชาคม (ตัวอย่าง)', address, latitude: 14.3338, longitude: 99.3802 },
  { title: 'สะพานข้ามลำห้วย (ตัวอย่าง)', address, latitude: 14.3521, longitude: 99.4018 },
  { title: 'ไร่ท้ายหมู่บ้าน (ตัวอย่าง)', address, latitude: 14.3254, longitude: 99.3696 },
];

/** A spot typed by hand; null when it is not on the earth. */
export function placeOf(title: string, latitude: string, longitude: string): Place | null {
  const north = Number(latitude);
  const east = Number(longitude);
  const isGiven = latitude.trim() !== '' && longitude.trim() !== '';
  if (!isGiven || !(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) return null;
  return { title: title.trim(), address: `${north}, ${east}`, latitude: north, longitude: east };
}
