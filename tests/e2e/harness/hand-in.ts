import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const electronFile = resolve(
  root,
  'node_modules/electron/dist',
  process.platform === 'win32' ? 'electron.exe' : 'electron',
);

/** Writes an opinion and one mark into each reviewer's database as the desk would, and hands the work in. */
const SCRIPT = `
const Database = require(process.env.HAND_IN_DRIVER);
for (const file of process.argv.slice(1)) {
  const db = new Database(file);
  const self = db.prepare('SELECT id, name FROM office WHERE is_self = 1').get();
  const { id } = db.prepare('SELECT id FROM review_assignment').get();
  const { sha256 } = db.prepare('SELECT sha256 FROM document').get();
  const at = new Date().toISOString();
  const kept = { assignment: id, origin: self.id, at };
  db.prepare(\`INSERT INTO review_opinion (id, assignment_id, state, opinion, vote, no_interest, handed_in_at, origin, version, created_at, updated_at)
    VALUES ('o-' || @assignment, @assignment, 'handed-in', @opinion, 'for', 1, @at, @origin, 1, @at, @at)\`).run({ ...kept, opinion: self.name + '的意见' });
  db.prepare(\`INSERT INTO mark (id, assignment_id, sha256, kind, body, from_at, to_at, quote, origin, version, created_at, updated_at)
    VALUES ('m-' || @assignment, @assignment, @sha256, 'comment', '请写明', 0, 2, '预案', @origin, 1, @at, @at)\`).run({ ...kept, sha256 });
  db.close();
}`;

/** Stands in for five people at five desks; the marking itself has tests of its own. */
export function handInAll(databases: readonly string[]): void {
  const { status, stderr } = spawnSync(electronFile, ['-e', SCRIPT, ...databases], {
    cwd: root,
    env: {
      ...process.env,
      ELECTRON_RUN_AS_NODE: '1',
      HAND_IN_DRIVER: resolve(root, 'node_modules/better-sqlite3'),
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`handing in ended with ${status}: ${stderr}`);
}
