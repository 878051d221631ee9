import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv, SettingsError, settingNames } from '../src/env.ts';
import { fail } from './text.ts';

const varsFile = fileURLToPath(new URL('../.dev.vars', import.meta.url));

/** Puts what `.dev.vars` says into the environment, which wins where both speak. */
export function loadVars(file = varsFile): void {
  if (!existsSync(file)) return;
  for (const [name, value] of parseVars(readFileSync(file, 'utf8'))) process.env[name] ||= value;
}

function parseVars(text: string): [string, string][] {
  const lines = text.split(/\r?\n/).map(line => /^\s*([A-Z_][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line));
  return lines.flatMap(match => (match?.[1] ? [[match[1], (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]] : []));
}

/** The product's settings: the environment, else the defaults. Ends the program when something is missing or wrong. */
export function readSettings(defaults: Readonly<Record<string, string>>): Record<string, string> {
  const all = { ...defaults, ...nonEmpty(process.env) };
  try {
    parseEnv(all);
  } catch (error) {
    if (error instanceof SettingsError) fail(error.message);
    throw error;
  }
  return Object.fromEntries(settingNames.flatMap(name => (all[name] ? [[name, all[name]]] : [])));
}

function nonEmpty(values: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])));
}
