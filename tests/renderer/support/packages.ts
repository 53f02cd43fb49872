import type { Answer } from '../../../renderer/api/contract';

export type PackageView = Answer<'exchange', 'inspect'>;
export type Rehearsal = Answer<'exchange', 'rehearse'>;

/** A package of a county for its city; every field can be given. */
export function makePackage(fields: Partial<PackageView> = {}): PackageView {
  return {
    formatVersion: 1,
    packageId: 'p-1',
    kind: 'upload',
    sender: { id: 'office-9', name: '蛟河市应急管理局', regionCode: '220281', level: 'county' },
    recipient: { id: null, name: '吉林市应急管理局' },
    createdAt: '2026-07-02T01:00:00.000Z',
    period: '2026H1',
    sequence: 3,
    previousSha256: null,
    base: 'full',
    encrypted: false,
    counts: { enterprise: 2, plan: 5, drill: 0 },
    files: 4,
    size: 2_097_152,
    sha256: 'ab'.repeat(32),
    signer: { keyId: 'k1', known: 'known', confirmed: true, sm2: false },
    forwarded: [],
    problems: [],
    ...fields,
  };
}

/** What merging it would do. */
export function makeRehearsal(fields: Partial<Rehearsal> = {}): Rehearsal {
  return {
    rehearsalId: 'r-1',
    package: makePackage(),
    tables: [
      { table: 'enterprise', added: 1, changed: 1, same: 598, conflict: 0, refused: 0 },
      { table: 'plan', added: 5, changed: 0, same: 0, conflict: 0, refused: 2 },
      { table: 'drill', added: 0, changed: 0, same: 0, conflict: 0, refused: 0 },
    ],
    warnings: [],
    blocks: [],
    forwarded: [],
    ...fields,
  };
}
