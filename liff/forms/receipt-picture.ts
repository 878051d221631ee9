const WIDTH = 900;
const MARGIN = 60;

/** A picture with the reference number, large, to keep in the telephone. Null where the browser cannot draw. */
export async function drawReceipt(label: string, reference: string, lines: readonly string[]): Promise<Blob | null> {
  await document.fonts?.load('700 40px Sarabun', `${label}${reference}`).catch(() => {});
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = 330 + lines.length * 60;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() || '#0f4c5c';
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = accent;
  pen.fillRect(0, 0, canvas.width, 24);
  const write = (text: string, size: number, top: number, weight = 400) => {
    pen.font = `${weight} ${size}px Sarabun, sans-serif`;
    pen.fillText(text, MARGIN, top, WIDTH - 2 * MARGIN);
  };
  pen.fillStyle = '#16202a';
  write(label, 40, 110);
  write(reference, 88, 220, 700);
  lines.forEach((line, at) => {
    write(line, 38, 300 + at * 60);
  });
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}
