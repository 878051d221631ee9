import type { Ports } from '../ports.ts';
import { deliver } from './deliver.ts';
import { expire } from './expire.ts';

/** Everything that may be due now. Each job finds out for itself; running one too often is harmless. */
export async function runDueJobs(ports: Ports): Promise<void> {
  await deliver(ports);
  await expire(ports);
}
