import type { LedgerKind } from './staging-store';

const pathByKind: Readonly<Record<LedgerKind, string>> = {
  enterprises: '/enterprises',
  plans: '/plans',
  drills: '/drills',
  experts: '/experts',
  teams: '/teams',
  equipment: '/equipment',
  supplies: '/supplies',
};

/** Where the rows of a ledger are found after the import. */
export function registerPath(kind: LedgerKind): string {
  return pathByKind[kind];
}
