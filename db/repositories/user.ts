import type { ReadDb, WriteDb } from '../connection';
import type { Role } from '../domain/access';

export interface UserRecord {
  id: string;
  name: string;
  role: Role;
  passwordHash: string | null;
  failedLogins: number;
  lockedUntil: string | null;
  active: boolean;
  version: number;
}

interface UserRow {
  id: string;
  name: string;
  role: Role;
  password_hash: string | null;
  failed_logins: number;
  locked_until: string | null;
  active: number;
  version: number;
}

const rowToUser = (row: UserRow): UserRecord => ({
  id: row.id,
  name: row.name,
  role: row.role,
  passwordHash: row.password_hash,
  failedLogins: row.failed_logins,
  lockedUntil: row.locked_until,
  active: row.active === 1,
  version: row.version,
});

const COLUMNS = 'id, name, role, password_hash, failed_logins, locked_until, active, version';

export function listUsers(db: ReadDb): UserRecord[] {
  return db.all<UserRow>(`SELECT ${COLUMNS} FROM user ORDER BY created_at, id`).map(rowToUser);
}

export function findUser(db: ReadDb, id: string): UserRecord | undefined {
  const row = db.get<UserRow>(`SELECT ${COLUMNS} FROM user WHERE id = @id`, { id });
  return row && rowToUser(row);
}

export function insertUser(
  db: WriteDb,
  user: { id: string; name: string; role: Role; passwordHash: string | null },
  now: string,
): void {
  db.run(
    `INSERT INTO user (id, name, role, password_hash, created_at, updated_at) VALUES (@id, @name, @role, @hash, @now, @now)`,
    { id: user.id, name: user.name, role: user.role, hash: user.passwordHash, now },
  );
}

export function updateUser(db: WriteDb, user: UserRecord, now: string): void {
  db.run(
    `UPDATE user SET name = @name, role = @role, password_hash = @hash, failed_logins = @failed, locked_until = @locked,
            active = @active, version = version + 1, updated_at = @now WHERE id = @id`,
    {
      id: user.id,
      name: user.name,
      role: user.role,
      hash: user.passwordHash,
      failed: user.failedLogins,
      locked: user.lockedUntil,
      active: user.active ? 1 : 0,
      now,
    },
  );
}
