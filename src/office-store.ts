import { DurableObject } from 'cloudflare:workers';
import type { Query, Ref, Write } from '#domain/record.ts';
import type { Bindings } from './bindings.ts';
import { machineTime, moveClock, now, restoreClock } from './clock.ts';
import { runDueJobs } from './jobs/due.ts';
import { log } from './log.ts';
import { officeId, officeOf } from './office.ts';
import { SqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { portsAround, settingsFor } from './wiring.ts';

/** The store port over RPC, and the clock that local tests may move. */
export type OfficeStoreRpc = Store & DurableObject & { moveClock(target: number): Promise<void> };

const CHECK_ALARM_MS = 60_000;
/** Between two runs while work stays due, and after a run that failed. */
const AGAIN_MS = 100;
const AFTER_FAILURE_MS = 30_000;
const CLOCK_KEY = 'clock';

/**
 * One office, one object: its records in SQLite, its own alarm for due work, transactions without a network. The jobs
 * know nothing of it; it only calls them.
 */
export class OfficeStore extends DurableObject<Bindings> implements Store {
  readonly #records: SqliteStore;
  #checkedAt = 0;

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env);
    this.#records = new SqliteStore(ctx.storage, due => this.#arm(due));
    void ctx.blockConcurrencyWhile(async () => {
      if (!settingsFor(env, officeId).movableClock) return;
      const saved = await ctx.storage.get<number>(CLOCK_KEY);
      restoreClock(saved !== undefined && Number.isFinite(saved) ? saved : 0);
    });
  }

  async get(refs: readonly Ref[]) {
    if (this.#isUnchecked()) await this.#checkAlarm();
    return this.#records.get(refs);
  }

  async query(query: Query) {
    if (this.#isUnchecked()) await this.#checkAlarm();
    return this.#records.query(query);
  }

  async count(query: Query) {
    if (this.#isUnchecked()) await this.#checkAlarm();
    return this.#records.count(query);
  }

  async commit(writes: readonly Write[]) {
    if (this.#isUnchecked()) await this.#checkAlarm();
    return this.#records.commit(writes);
  }

  async number(counter: string, ref: Ref) {
    if (this.#isUnchecked()) await this.#checkAlarm();
    return this.#records.number(counter, ref);
  }

  /** Sets the clock to `target` (ms) and the alarm with it. */
  async moveClock(target: number): Promise<void> {
    await this.ctx.storage.put(CLOCK_KEY, moveClock(target));
    this.#arm(this.#records.nextDue());
  }

  /** Never throws: an alarm that keeps throwing is dropped by the platform after a few tries. */
  override async alarm(): Promise<void> {
    let pause = AGAIN_MS;
    try {
      const settings = settingsFor(this.env, officeId);
      await runDueJobs(portsAround(this.#records, settings, await officeOf(this.env), this.env));
    } catch (error) {
      log.jobFailed('alarm', error);
      pause = AFTER_FAILURE_MS;
    }
    this.#arm(this.#records.nextDue(), now() + pause);
  }

  /** `later`: not before this instant. */
  #arm(due: number | null, later = 0): void {
    // The platform refuses instants before 1970; what is long due is due now.
    if (due !== null) void this.ctx.storage.setAlarm(Math.max(1, machineTime(Math.max(due, later))));
  }

  /** A clock that went back (in tests) counts as long ago. */
  #isUnchecked(): boolean {
    const ago = now() - this.#checkedAt;
    return ago < 0 || ago >= CHECK_ALARM_MS;
  }

  /** Should an alarm ever be lost, any call finds that out within a minute. */
  async #checkAlarm(): Promise<void> {
    this.#checkedAt = now();
    if ((await this.ctx.storage.getAlarm()) === null) this.#arm(this.#records.nextDue());
  }
}
