import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseEnv } from '../../src/env.ts';
import { isOpen } from '../../src/features/manifests.ts';
import { checkedOffice } from '../build.ts';
import { loadVars, readSettings } from '../settings.ts';
import { complain, fail, say } from '../text.ts';
import { deploy, difference } from './deploy.ts';
import { png } from './draw.ts';
import { LineTrouble, lineMenus } from './line-menus.ts';
import { menuText, troubleDetails } from './text.ts';
import { RichMenuDataError, type Wanted, wantedMenus } from './wanted.ts';

/**
 * `npm run richmenu`: the office's rich menus on LINE. Ends with 0 when all is as it should be, 1 when `--check` finds a
 * difference or the settings or data are not right, 2 when LINE did not do it or nobody knows what is asked.
 */
const audience = 'residents';

async function main(): Promise<number> {
  const { check, deploy: deploying, draw } = asked();
  loadVars();
  if (draw !== undefined) return drawInto(draw);
  const { line: settings } = parseEnv(readSettings(unused));
  const line = lineMenus({ ...settings, fetch });
  const wanted = wantedOf(settings.liffId);
  if (deploying) {
    const { steps } = await deploy(wanted, line, step => say(menuText.step(step)));
    say(steps.length > 0 ? menuText.deployed(steps.length) : menuText.same(audience));
    return 0;
  }
  if (!check) return 2;
  const { steps } = await difference(wanted, line);
  for (const step of steps) {
    say(menuText.step(step));
    if (step.kind === 'create') await line.validate(step.menu.request);
  }
  say(steps.length > 0 ? menuText.differs(steps.length) : menuText.same(audience));
  return steps.length > 0 ? 1 : 0;
}

/** Settings of the product that menus have no use for; who has only a Messaging API channel can put up a menu. */
const unused = { LINE_LOGIN_CHANNEL_ID: 'unused', PUBLIC_BASE_URL: 'http://127.0.0.1:8787' };

const options = {
  check: { type: 'boolean' },
  deploy: { type: 'boolean' },
  draw: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** What to do; exactly one thing. Says how to ask, and ends, where it is not clear. */
function asked() {
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      say(menuText.help);
      process.exit(0);
    }
    if (Object.keys(values).length === 1) return values;
  } catch {
    // An option that nobody knows: the same help.
  }
  complain(menuText.help);
  process.exit(2);
}

function drawInto(folder: string): number {
  mkdirSync(folder, { recursive: true });
  for (const { tab, svg } of wantedOf('drawing').menus) {
    const file = join(folder, `${audience}-${tab}.png`);
    writeFileSync(file, png(svg));
    say(menuText.drawn(file));
  }
  return 0;
}

function wantedOf(liffId: string): Wanted {
  try {
    return wantedMenus({ office: checkedOffice(), audience, liffId, isOpen });
  } catch (error) {
    if (error instanceof RichMenuDataError) fail(menuText.dataWrong, error.message);
    throw error;
  }
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof LineTrouble)) throw error;
  complain(menuText.trouble(error), troubleDetails(error));
  return 2;
});
