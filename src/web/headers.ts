import { isLoopback, type Settings } from '../env.ts';

type Headers = { readonly [name: string]: string };
type Policy = { readonly [directive: string]: readonly string[] };

/** Where LINE's own part of the mini-app asks who somebody is. */
const LINE_LOGIN = ['https://api.line.me', 'https://access.line.me', 'https://liffsdk.line-scdn.net'];
/** The console of the local town hall, which shows the mini-app in a telephone. */
const CONSOLE = ['http://127.0.0.1:*', 'http://localhost:*'];

/** What every page carries. Nothing is allowed that the policy does not name. */
export function pageHeaders(policy: Policy): Headers {
  const whole: Policy = { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"], ...policy };
  return {
    'content-security-policy': Object.entries(whole)
      .map(([directive, sources]) => [directive, ...sources].join(' '))
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}

/**
 * What the mini-app and its files carry: only its own scripts, styles and pictures, only itself and LINE's login to speak
 * with, and nobody may frame it but the console, where product and console run on one machine.
 */
export function appHeaders({ publicBaseUrl, line }: Settings): Headers {
  return pageHeaders({
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    // `blob:`: photos on the device that are not sent yet.
    'img-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': [...new Set(["'self'", ...LINE_LOGIN, new URL(line.loginBase).origin])],
    'frame-ancestors': isLoopback(publicBaseUrl) ? CONSOLE : ["'none'"],
  });
}
