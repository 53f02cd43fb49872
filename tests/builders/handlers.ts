import type { Contract } from '../../electron/contract/index';
import type { Handlers } from '../../electron/core-host/dispatch';
import { parts } from '../../electron/core-host/parts';

/** The function behind every endpoint of the contract. */
export const handlers = Object.fromEntries(
  await Promise.all(
    Object.entries(parts).map(async ([feature, load]) => [feature, (await load()).handlers] as const),
  ),
) as unknown as Handlers<Contract>;
