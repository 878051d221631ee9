import type { Icon } from '../../src/offices/schema/rich-menu.ts';

/** A circle as a path. */
function ring(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

/** Line drawings on a field of 24 × 24, stroked with round ends; our own. */
export const icons: Record<Icon, string> = {
  report: 'M4 9.5v5h3.5L16.5 19V5L7.5 9.5zM8.2 15v5h3.3v-3.4M19.5 9.3a4 4 0 0 1 0 5.4',
  form: 'M6 3h8.500L19 7.500V21H6zM14.5 3v4.500H19M9 12h7M9 16h5',
  opinion: 'M4 4.500h16v11.500h-8.500l-4.5 4v-4H4zM8 8.500h8M8 12h5',
  track: `M11 21H5V3h9l4 4v4M8.5 8h5M8.5 12h2.5${ring(16, 16, 3.6)}M18.7 18.700l2.8 2.8`,
  ask: `${ring(9, 8.5, 3.5)}M2.5 20c0-3.7 2.9-6 6.5-6s6.5 2.3 6.5 6M16.6 6.200a2.4 2.4 0 1 1 3.5 2.300c-.9.5-1.2 1-1.2 1.900M18.9 13.400h.01`,
  contact: 'M6 3h2.800l2 5-2.3 1.700a11 11 0 0 0 5.8 5.800l1.7-2.3 5 2V18a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  score: 'M3.5 20.5h17M6 17v-3M12 17V5M18 17v-8',
  measures: 'M12 2.800l7.5 2.900v5.300c0 5-3 8.2-7.5 10.2-4.5-2-7.5-5.2-7.5-10.200V5.700zM8.3 12l2.7 2.7 4.7-5.2',
  questions: `${ring(12, 12, 9)}M9.4 9.600a2.6 2.6 0 1 1 3.8 2.300c-.9.5-1.2 1-1.2 2M12 17h.01`,
  'my-data': `M3 5h18v14H3z${ring(8.7, 10.3, 2.1)}M5.5 16c.5-1.8 1.7-2.7 3.2-2.700s2.7.9 3.2 2.700M14.8 10h3.400M14.8 14h3.4`,
  language: `${ring(12, 12, 9)}M3 12h18M12 3c2.7 2.5 3.8 5.5 3.8 9s-1.1 6.5-3.8 9c-2.7-2.5-3.8-5.5-3.8-9s1.1-6.5 3.8-9`,
  sealed: `M3 6h18v13H3zM3 7l9 6.500L21 7`,
};
