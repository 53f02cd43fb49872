import type { Core } from '../../core';
import type { Desk, OfficeLevel } from '../../domain/desk';
import { insertSelfOffice } from '../../repositories/office';
import { writeSetting } from '../../repositories/setting';
import { insertUser } from '../../repositories/user';
import { noteSearchForm } from '../search/complete-index';

export interface NewOffice {
  desk: Desk;
  level: OfficeLevel;
  /** GB/T 2260, six digits. */
  regionCode: string;
  name: string;
  /** The first user becomes administrator: in a two-clerk office nobody else is there to do it. */
  userName: string;
  passwordHash: string | null;
}

/** Writes what makes an empty database somebody's desk: the desk, the own office row, the first user. */
export function foundOffice(
  core: Pick<Core, 'write' | 'clock' | 'newId'>,
  input: NewOffice,
): { officeId: string; userId: string } {
  const { write: db } = core;
  const now = core.clock.now();
  const officeId = core.newId();
  const userId = core.newId();
  const level = input.desk === 'office' ? input.level : input.desk === 'enterprise' ? 'enterprise' : 'expert';
  insertSelfOffice(db, { id: officeId, name: input.name, level, regionCode: input.regionCode }, now);
  insertUser(
    db,
    { id: userId, name: input.userName, role: 'administrator', passwordHash: input.passwordHash },
    now,
  );
  writeSetting(db, 'desk', input.desk);
  writeSetting(db, 'foundedOn', core.clock.today());
  noteSearchForm(db);
  return { officeId, userId };
}
