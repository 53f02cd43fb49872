import type { ContractShape } from '../../electron/contract/index';
import type { Handlers, Parts } from '../../electron/core-host/dispatch';

/** The parts of a dispatch, of endpoints and functions that are there already. */
export function partsOf<C extends ContractShape>(contract: C, handled: NoInfer<Handlers<C>>): Parts<C> {
  return Object.fromEntries(
    Object.keys(contract).map((feature) => [
      feature,
      async () => ({ endpoints: contract[feature], handlers: handled[feature] }),
    ]),
  ) as unknown as Parts<C>;
}
