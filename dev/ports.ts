import { createServer } from 'node:net';
import { devText, fail } from './text.ts';

/** The port that a setting names, or its default. Ends the program on nonsense. */
export function portSetting(name: string, fallback: number): number {
  const value = process.env[name];
  if (!value) return fallback;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65_535) fail(devText.badPort(name));
  return port;
}

/** Ends the program with a clear word when somebody else listens there. */
export async function ensureFree(port: number, name: string): Promise<void> {
  if (!(await isFree(port))) fail(devText.portTaken(port, name));
}

export function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
