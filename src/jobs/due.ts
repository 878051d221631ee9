import type { Ports } from '../ports.ts';
import { deliver } from './deliver.ts';
import { expire } from './expire.ts';
import { files } from './files.ts';
import { forget } from './forget.ts';
import { runSchedules } from './schedules.ts';
import { wake } from './wake.ts';

/**
 * Everything that may be due now. Each job finds out for itself; running one too often is harmless. Throws, when all have
 * run, where one of them could not do its work.
 */
export async function runDueJobs(ports: Ports): Promise<void> {
  const done = await Promise.allSettled([
    deliver(ports),
    expire(ports),
    files(ports),
    forget(ports),
    wake(ports),
    runSchedules(ports),
  ]);
  const failed = done.find(each => each.status === 'rejected');
  if (failed) throw failed.reason;
}
