import { basename } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import type { CoverageCell } from '../../../db/domain/drill/coverage';
import { enterpriseTable } from '../../../db/repositories/enterprise';
import { selfOffice } from '../../../db/repositories/office';
import { accidentKindChoices, coverageOf, writeCoverage } from '../../../db/services/drills/coverage';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

function nameOf(read: ReadDb, enterpriseId: string | null): string {
  return (enterpriseId === null ? selfOffice(read) : enterpriseTable.find(read, enterpriseId))?.name ?? '';
}

function cellView({ state, last, next }: CoverageCell) {
  const drill = (one: CoverageCell['last']) => one && { id: one.id, title: one.title, on: one.on };
  return { state, last: drill(last), next: drill(next) };
}

export const drillCoverage: Handlers<Contract>['drillCoverage'] = {
  matrix: ({ host, core, read }, { enterpriseId }) => {
    const owner = { enterpriseId, self: host.requireSelf() };
    const { teams, rows, gaps } = coverageOf(read, owner, core.clock.today(), core.law.accidentKinds);
    return {
      ownerName: nameOf(read, enterpriseId),
      teams: [...teams],
      gaps,
      rows: rows.map((row) => ({
        ...cellView(row),
        kind: row.kind,
        plan: row.plan && { id: row.plan.id, title: row.plan.title },
        teams: row.teams.map(cellView),
      })),
    };
  },
  accidentKinds: ({ host, core, read }, { enterpriseId }) => ({
    kinds: accidentKindChoices(read, { enterpriseId, self: host.requireSelf() }, core.law.accidentKinds),
  }),
  save: async ({ host, core, auditIn, signal }, { enterpriseId, file: ticket }) => {
    const file = host.grants.path(ticket);
    const owner = { enterpriseId, self: host.requireSelf() };
    const today = core.clock.today();
    const found = coverageOf(core.read, owner, today, core.law.accidentKinds);
    const words = { file, ownerName: nameOf(core.read, enterpriseId), today, signal };
    const rows = await writeCoverage(found, words);
    await core.transaction((db) => auditIn(db, 'drill', enterpriseId, { coverage: basename(file) }));
    return { rows, fileName: basename(file) };
  },
};
