import { describe } from 'vitest';
import { commitContract } from './contract/commit.ts';
import { contentionContract } from './contract/contention.ts';
import { getContract } from './contract/get.ts';
import { modelContract } from './contract/model.ts';
import { numberContract } from './contract/number.ts';
import { orderContract } from './contract/order.ts';
import { preconditionContract } from './contract/precondition.ts';
import { queryContract } from './contract/query.ts';
import type { MakeStore } from './contract/records.ts';

/**
 * What every driver of the store port promises, on the declared collections. `makeStore` gives a new and empty store each
 * time; whatever is due lies in 2040, so that no alarm fires.
 */
export function storeContract(name: string, makeStore: MakeStore): void {
  describe(`${name}: get`, () => getContract(makeStore));
  describe(`${name}: commit`, () => commitContract(makeStore));
  describe(`${name}: preconditions`, () => preconditionContract(makeStore));
  describe(`${name}: query`, () => queryContract(makeStore));
  describe(`${name}: order and pages`, () => orderContract(makeStore));
  describe(`${name}: number`, () => numberContract(makeStore));
  describe(`${name}: many writers`, { timeout: 60_000 }, () => contentionContract(makeStore));
  describe(`${name}: any history`, { timeout: 120_000 }, () => modelContract(makeStore));
}
