import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { completeUscc } from '../../builders/uscc';
import { commandLine } from './databases';

const root = resolve(import.meta.dirname, '../../..');
const electronFile = join(
  root,
  'node_modules/electron/dist',
  process.platform === 'win32' ? 'electron.exe' : 'electron',
);

const ORGANISER = 'office-that-reviews';
const BOOKS = `'${ORGANISER}', 1, '2026-11-10T00:00:00.000Z', '2026-11-10T00:00:00.000Z', NULL, NULL`;

/** The rows that a review pack brings, for the one plan that is in the database. */
const REVIEW = `
  UPDATE plan SET origin = '${ORGANISER}'; UPDATE plan_version SET origin = '${ORGANISER}', state = 'in-review';
  UPDATE plan_document SET origin = '${ORGANISER}'; UPDATE enterprise SET origin = '${ORGANISER}';
  INSERT INTO review (id, plan_version_id, kind, way, title, checklist_set, tables, state, minimum_experts, prepared_on, deadline,
      origin, version, created_at, updated_at, voided_at, void_reason)
    SELECT 'review-1', id, 'review', 'letter', '综合应急预案评审', 'GUIDE-2009', '["F","C","A"]', 'sent', 3, '2026-11-10', '2099-12-31', ${BOOKS}
      FROM plan_version;
  INSERT INTO review_assignment (id, review_id, name, role, state, origin, version, created_at, updated_at, voided_at, void_reason)
    VALUES ('assignment-1', 'review-1', '样知新', 'member', 'sent', ${BOOKS});
`;

/** Marks of the reviewer all over the text of the plan. */
const marks = (count: number) => `
  WITH RECURSIVE n (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at + 1 < ${count}),
       t AS (SELECT d.sha256, t.text, LENGTH(t.text) / ${count} AS step
               FROM plan_document d JOIN document_text t ON t.sha256 = d.sha256 LIMIT 1)
  INSERT INTO mark (id, assignment_id, sha256, kind, body, from_at, to_at, quote, origin, version, created_at, updated_at)
    SELECT 'mark-' || n.at, 'assignment-1', t.sha256, 'comment', '第' || n.at || '处', n.at * t.step, n.at * t.step + 3,
           SUBSTR(t.text, n.at * t.step + 1, 3), o.id, 1, '2026-11-10T00:00:00.000Z', '2026-11-10T00:00:00.000Z'
      FROM n, t, office o WHERE o.is_self = 1;
`;

/** Runs SQL in a database that no program has open; answers the rows of the last statement where it is a query. */
export function runSql(file: string, sql: string, query = ''): Record<string, unknown>[] {
  const script = `const D = require('better-sqlite3'); const db = new D(process.env.DB_FILE); db.exec(process.env.DB_SQL);
    const rows = process.env.DB_QUERY ? db.prepare(process.env.DB_QUERY).all() : []; db.close(); console.log(JSON.stringify(rows));`;
  const { status, stdout, stderr } = spawnSync(electronFile, ['-e', script], {
    cwd: root,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DB_FILE: file, DB_SQL: sql, DB_QUERY: query },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, unknown>[];
}

/** A reviewer's database with one review of this plan, its assignment `assignment-1`, and so many marks `given` already. */
export function reviewersDatabase(folder: string, fileName: string, plan: Buffer, given = 0): string {
  const file = join(folder, '评审专家.db');
  const place = ['--level', 'county', '--region', '220283', '--name', '样知新'];
  commandLine(folder, 'init', file, '--desk', 'reviewer', ...place);
  const uscc = completeUscc('91220283MAX00007');
  const roster = join(folder, 'unit.csv');
  writeFileSync(roster, `企业名称,统一社会信用代码\n舒兰市示例化工有限公司,${uscc}\n`);
  commandLine(folder, 'import', 'enterprises', roster, '--db', file);
  const original = join(folder, fileName);
  writeFileSync(original, plan);
  commandLine(
    folder,
    ...['plan', 'add', original, '--db', file, '--owner', uscc],
    ...['--kind', 'comprehensive', '--title', '生产安全事故综合应急预案'],
  );
  runSql(file, REVIEW + (given > 0 ? marks(given) : ''));
  return file;
}
