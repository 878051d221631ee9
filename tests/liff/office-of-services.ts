import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Office } from '../../src/offices/office.ts';
import { Service } from '../../src/offices/schema/services.ts';

/** Of the sample office what its services speak of, read from its folder: a pretended browser has no build. */

const folder = 'src/offices/lumrang';
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const parts = {
  services: readdirSync(`${folder}/services`)
    .sort()
    .map(name => v.parse(Service, read(`services/${name}`))),
  profile: read('profile.json'),
  divisions: read('divisions.json'),
  clocks: (read('clocks.json') as { clocks: unknown }).clocks,
  topics: [],
};

/** Nothing but these parts is asked for. */
export const office = parts as unknown as Office;
export const NOW = Date.parse('2027-01-05T03:00:00Z');
