/** Line drawings of the console, 24 × 24, in the colour of the text around them. Always decoration beside a name. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12l16-8-5 16-3.5-6.5L4 12zM11.5 13.5L20 4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  keyboard: 'M3 7h18v10H3zM7 10.5h.01M10.5 10.5h.01M14 10.5h.01M17.5 10.5h.01M8 14h8',
  photo: 'M3 6h18v13H3zM3 16l5-5 4 4 3-3 6 6M15.5 9.5h.01',
  sample: 'M4 4h11v11H4zM8 19h12V8M4 12l3.5-3.5L12 13',
  place: 'M12 21s-7-6.2-7-11.5a7 7 0 0114 0C19 14.800 12 21 12 21zM12 12a2.500 2.500 0 100-5 2.500 2.500 0 000 5z',
  sticker:
    'M12 21a9 9 0 110-18 9 9 0 019 9l-9 9zM21 12c-5 0-9 4-9 9M8.500 10h.01M15 10h.01M8.500 14c1 1.200 2.200 1.800 3.500 1.800',
  voice: 'M12 3a3 3 0 013 3v5a3 3 0 11-6 0V6a3 3 0 013-3zM6 11a6 6 0 0012 0M12 17v4',
  alert: 'M12 3.500L2.500 20h19L12 3.500zM12 10v4.500M12 17.300h.01',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 20.500c.8-4 4-6 8-6s7.200 2 8 6',
  people:
    'M9 11.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM2.500 19.500c.6-3.500 3.200-5 6.500-5s5.900 1.500 6.500 5M16 5a3.300 3.300 0 010 6.300M18 14.800c2 .6 3.200 2.100 3.600 4.700',
  pulse: 'M3 12h4l2.500-7 5 14 2.500-7h4',
  phone:
    'M6 3h4l1.500 5L9 9.800a12 12 0 005.200 5.200L16 12.500l5 1.500v4c0 1.700-1.300 3-3 3A15 15 0 013 6c0-1.700 1.300-3 3-3z',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  undo: 'M8 5L4 9l4 4M4 9h10a6 6 0 010 12H9',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  block: 'M12 21a9 9 0 100-18 9 9 0 000 18zM5.700 5.700l12.600 12.600',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
