/** Pictures and a sound made on the spot, for someone who has none at hand. */

export type Sample = {
  name: { th: string; en: string };
  sky: string;
  ground: string;
  draw: (pen: CanvasRenderingContext2D) => void;
};

const ellipse = (pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, color: string) => {
  pen.fillStyle = color;
  pen.beginPath();
  pen.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
  pen.fill();
};

const box = (pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, color: string) => {
  pen.fillStyle = color;
  pen.fillRect(x, y, width, height);
};

export const SAMPLES: readonly Sample[] = [
  {
    name: { th: 'ถนนเป็นหลุม', en: 'Hole in the road' },
    sky: '#b9d9ef',
    ground: '#8b8f94',
    draw: pen => {
      for (let x = 20; x < 800; x += 160) box(pen, x, 420, 90, 12, '#f0e9d2');
      ellipse(pen, 430, 500, 150, 42, '#4a4e52');
      ellipse(pen, 440, 508, 120, 28, '#6f5a43');
    },
  },
  {
    name: { th: 'ไฟทางดับ', en: 'Dead street light' },
    sky: '#20304f',
    ground: '#2d3b3a',
    draw: pen => {
      box(pen, 380, 110, 14, 360, '#8c96a3');
      box(pen, 380, 110, 130, 12, '#8c96a3');
      ellipse(pen, 500, 130, 34, 14, '#515b68');
    },
  },
  {
    name: { th: 'น้ำท่วมขัง', en: 'Standing water' },
    sky: '#c9d3da',
    ground: '#7d8f6a',
    draw: pen => {
      ellipse(pen, 400, 480, 330, 80, '#6d97ad');
      ellipse(pen, 340, 465, 180, 30, '#8fb4c6');
      box(pen, 600, 270, 90, 110, '#b48a5d');
      box(pen, 590, 250, 110, 24, '#8a5a3a');
    },
  },
];

/** The picture as a JPEG of 800 × 600. */
export async function drawSample(sample: Sample): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 800;
  canvas.height = 600;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser cannot draw');
  box(pen, 0, 0, 800, 380, sample.sky);
  box(pen, 0, 380, 800, 220, sample.ground);
  sample.draw(pen);
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  if (blob === null) throw new Error('This browser cannot save a picture');
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}

/** Three seconds of a soft tone, as WAV (8 kHz, 8 bit, mono). */
export function sampleVoice(): { file: File; durationMs: number } {
  const rate = 8000;
  const count = rate * 3;
  const bytes = new Uint8Array(44 + count);
  const view = new DataView(bytes.buffer);
  const word = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at);
  word(0, 'RIFF');
  view.setUint32(4, 36 + count, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  word(36, 'data');
  view.setUint32(40, count, true);
  for (let i = 0; i < count; i++) bytes[44 + i] = 128 + Math.round(24 * Math.sin((i / rate) * 2 * Math.PI * 330));
  return { file: new File([bytes], 'voice.wav', { type: 'audio/wav' }), durationMs: 3000 };
}
