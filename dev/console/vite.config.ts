import preact from '@preact/preset-vite';
import { defineConfig, loadEnv } from 'vite';

const here = decodeURIComponent(new URL('.', import.meta.url).pathname);

/**
 * `vite build -c dev/console/vite.config.ts` writes dist/console. `vite -c dev/console/vite.config.ts` serves the page
 * from source over a running local LINE.
 */
export default defineConfig(({ mode }) => ({
  root: here,
  base: './',
  plugins: [preact()],
  build: { outDir: '../../dist/console', emptyOutDir: true, assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    proxy: { '/local': `http://127.0.0.1:${loadEnv(mode, here, 'LINE_').LINE_PORT ?? '8788'}` },
  },
}));
