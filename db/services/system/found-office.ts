import type { Core } from '../../core';
import type { Desk, OfficeLevel } from '../../domain/desk';

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
  db.run(
    `INSERT INTO office (id, name, level, region_code, is_self, origin, created_at, updated_at)
     VALUES (@id, @name, @level, @region, 1, @id, @now, @now)`,
    { id: officeId, name: input.name, level, region: input.regionCode, now },
  );
  db.run(
    `INSERT INTO user (id, name, role, password_hash, created_at, updated_at)
     VALUES (@id, @name, 'administrator', @hash, @now, @now)`,
    { id: userId, name: input.userName, hash: input.passwordHash, now },
  );
  db.run(`INSERT INTO setting (key, value) VALUES ('desk', @value)`, { value: JSON.stringify(input.desk) });
  db.run(`INSERT INTO setting (key, value) VALUES ('foundedOn', @value)`, {
    value: JSON.stringify(core.clock.today()),
  });
  return { officeId, userId };
}
