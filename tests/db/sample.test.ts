import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { type Connection, openForReading, type ReadDb, type SqlParams } from '../../db/connection';
import { checkDatabase } from '../../db/core';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { isWorkingDay } from '../../db/domain/dates/working-calendar';
import { verifyExpertDraw } from '../../db/domain/draw/expert-draw-verify';
import { verifyDraw } from '../../db/domain/inspection/draw';
import { buildNameIndex } from '../../db/domain/plan/text-checks/name-index';
import { LINK_PROBLEMS, type LinkProblemCode } from '../../db/domain/plan/text-checks/plan-scope';
import { loadLaw } from '../../db/law';
import { listCheckable } from '../../db/repositories/checkable-document';
import { readTextForChecks } from '../../db/repositories/document-text';
import { listEnterpriseNames } from '../../db/repositories/enterprise';
import { incidentTable } from '../../db/repositories/incident';
import { readKeptTime } from '../../db/repositories/kept-time';
import { findList } from '../../db/repositories/lists/index';
import { queryPage } from '../../db/repositories/lists/query';
import { homeInbox } from '../../db/services/duties/inbox';
import { expertDrawRecordOf } from '../../db/services/expert-draws/hold-draw';
import { clocksOf } from '../../db/services/incidents/gather-source';
import { drawRecordOf } from '../../db/services/inspections/draw-units';
import { correctionInbox } from '../../db/services/inspections/view-inspection';
import { checkDocument } from '../../db/services/plan-checks/check-document';
import { makeSample } from '../../db/services/sample/make-sample';
import { readSampleData } from '../../db/services/sample/sample-data';
import { findRecords } from '../../db/services/search/find';
import { resourcesFolder, scratchFolder } from '../builders/database';

const law = loadLaw(resourcesFolder);
const data = readSampleData(resourcesFolder);

interface Made {
  today: string;
  connection: Connection<ReadDb>;
  reports: [number, number][];
}

const places: { folder: string; remove: () => void }[] = [];
afterAll(() => {
  for (const { remove } of places) remove();
});

async function make(today: string): Promise<Made> {
  const place = scratchFolder();
  places.push(place);
  const file = join(place.folder, 'sample.db');
  const reports: [number, number][] = [];
  const clock = fixedClock(today, `${today}T06:00:00.000Z`);
  await makeSample({ file, clock, law, data, progress: (done, total) => reports.push([done, total]) });
  return { today, connection: openForReading(file), reports };
}

const statesIn = (db: ReadDb, table: string) =>
  db.all<{ state: string }>(`SELECT DISTINCT state FROM ${table} ORDER BY state`).map((row) => row.state);
const count = (db: ReadDb, sql: string, params: SqlParams = {}) => db.value<number>(sql, params) ?? 0;

describe('the sample county on a working day', () => {
  let made: Made;
  let db: ReadDb;
  beforeAll(async () => {
    made = await make('2026-11-20');
    db = made.connection.db;
  }, 60_000);
  afterAll(() => made.connection.close());

  it('stands at its own today, so that nobody is warned of a clock that was set back', () => {
    expect(readKeptTime(made.connection.db).day).toBe(made.today);
    expect(readKeptTime(made.connection.db).moment?.slice(0, 10)).toBe(made.today);
  });

  it('lies on the ground: means, dangers and units have places inside the county', () => {
    const inside = 'longitude BETWEEN 126.4 AND 127.6 AND latitude BETWEEN 43.8 AND 44.8';
    for (const [table, own] of [
      ['team', "level = 'county'"],
      ['depot', '1'],
      ['facility', '1'],
      ['enterprise', '1'],
      ['hazard', 'longitude IS NOT NULL'],
    ]) {
      expect(count(db, `SELECT COUNT(*) FROM ${table} WHERE ${own} AND ${inside}`), table).toBeGreaterThan(2);
      expect(count(db, `SELECT COUNT(*) FROM ${table} WHERE ${own} AND NOT (${inside})`), table).toBe(0);
    }
    expect(
      count(db, 'SELECT COUNT(*) FROM team WHERE longitude IS NULL OR latitude IS NULL'),
      'whoever is called has a way to go',
    ).toBe(0);
  });

  it('has reviews in four states; what experts wrote of the opened ones quotes the plan itself', () => {
    expect(statesIn(db, 'review')).toEqual(['collected', 'marking', 'minutes-signed', 'prepared']);
    expect(count(db, "SELECT COUNT(*) FROM review_assignment WHERE state = 'returned' AND late = 0")).toBe(
      12,
    );
    const quotes = db.all<{ quote: string; text: string; fromAt: number }>(
      'SELECT m.quote, t.text, m.from_at AS fromAt FROM mark m JOIN document_text t ON t.sha256 = m.sha256',
    );
    expect(quotes.length).toBeGreaterThan(8);
    for (const { quote, text, fromAt } of quotes)
      expect(text.slice(fromAt, fromAt + quote.length)).toBe(quote);
    expect(
      count(
        db,
        `SELECT COUNT(*) FROM checklist_answer a JOIN review_assignment e ON e.id = a.assignment_id
          WHERE a.verdict = 'unfit' AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.assignment_id = e.id AND m.item = a.item)`,
      ),
    ).toBe(0);
  });

  it('has six hundred units of every kind and about fifteen hundred plans', () => {
    expect(count(db, 'SELECT COUNT(*) FROM enterprise')).toBe(600);
    expect(count(db, 'SELECT COUNT(DISTINCT supervision_category) FROM enterprise')).toBe(
      new Set(data.county.kinds.map((kind) => kind.category)).size,
    );
    const plans = count(db, 'SELECT COUNT(*) FROM plan');
    expect(plans).toBeGreaterThan(1400);
    expect(plans).toBeLessThan(1900);
  });

  it('has a draw of experts that is over and one that waits for answers, both proving right', () => {
    const draws = db.all<{ id: string; state: string }>('SELECT id, state FROM expert_draw ORDER BY held_on');
    expect(draws.map(({ state }) => state)).toEqual(['closed', 'drawn']);
    for (const { id } of draws) expect(verifyExpertDraw(expertDrawRecordOf(db, id))).toEqual([]);
    expect(count(db, "SELECT COUNT(*) FROM expert_draw_place WHERE answer = 'refused'")).toBe(2);
  });

  it('has inspections that are over and one under way, with draws that prove right', () => {
    const states = db.all<{ id: string; state: string }>(
      'SELECT id, state FROM inspection ORDER BY planned_from',
    );
    expect(states.map(({ state }) => state)).toEqual(['closed', 'closed', 'running']);
    for (const { id } of states) expect(verifyDraw(drawRecordOf(db, id))).toEqual([]);
    const self = db.value<string>('SELECT id FROM office WHERE is_self = 1') ?? '';
    const groups = correctionInbox(db, self, made.today).groups;
    expect(groups.filter(({ rows }) => rows.length > 0).map(({ key }) => key)).toEqual([
      'overdue',
      'recheck',
      'open',
    ]);
  });

  it('shows filings, plans and drills in their states', () => {
    expect(statesIn(db, 'filing_case')).toEqual([
      'checking',
      'deemed-filed',
      'filed',
      'returned',
      'submitted',
      'void',
    ]);
    expect(statesIn(db, 'plan_version')).toEqual([
      'draft',
      'failed',
      'in-review',
      'published',
      'signed',
      'superseded',
      'withdrawn',
    ]);
    expect(statesIn(db, 'drill')).toEqual([
      'cancelled',
      'closed',
      'ended',
      'evaluated',
      'paused',
      'planned',
      'postponed',
      'prepared',
      'reported',
      'running',
    ]);
    expect(count(db, "SELECT COUNT(*) FROM filing_case WHERE state = 'checking' AND round = 2")).toBe(4);
    expect(count(db, 'SELECT COUNT(*) FROM filing_case WHERE previous_case_id IS NOT NULL')).toBeGreaterThan(
      3,
    );
  });

  it('has drills with designs, findings on their way and half-yearly reports in every standing', () => {
    expect(statesIn(db, 'drill_finding')).toEqual(['assigned', 'corrected', 'open', 'verified']);
    expect(
      count(db, "SELECT COUNT(*) FROM drill_finding WHERE state = 'assigned' AND due_on < @today", {
        today: made.today,
      }),
    ).toBeGreaterThan(0);
    expect(count(db, 'SELECT COUNT(DISTINCT drill_id) FROM drill_inject')).toBeGreaterThan(4);
    const handedIn = count(db, "SELECT COUNT(*) FROM drill_submission WHERE state = 'handed-in'");
    expect(handedIn).toBeGreaterThan(20);
    expect(
      db.all('SELECT verdict, COUNT(*) AS n FROM drill_submission_answer GROUP BY verdict ORDER BY verdict'),
    ).toEqual([
      { verdict: 'received', n: handedIn - 6 },
      { verdict: 'returned', n: 2 },
    ]);
  });

  it('has a call-up from the order to the payment, one that should be back, and a team that is', () => {
    expect(statesIn(db, 'deployment')).toEqual(['departed', 'returned', 'settled']);
    expect(statesIn(db, 'compensation')).toEqual(['paid']);
    expect(
      count(db, "SELECT COUNT(*) FROM deployment WHERE state = 'departed' AND return_due_on < @today", {
        today: made.today,
      }),
    ).toBe(1);
  });

  it('tells an explosion from the call to the closed books, and one practice', () => {
    expect(db.all('SELECT practice, state FROM incident ORDER BY learned_at')).toEqual([
      { practice: 0, state: 'closed' },
      { practice: 1, state: 'closed' },
    ]);
    const id = db.value<string>('SELECT id FROM incident WHERE practice = 0') ?? '';
    const kinds = (sql: string) => db.all<{ kind: string }>(sql, { id }).map(({ kind }) => kind);
    expect(
      kinds("SELECT kind FROM incident_report WHERE incident_id = @id AND state = 'issued' ORDER BY number"),
    ).toEqual(['first', 'supplement', 'final', 'evaluation']);
    expect(kinds('SELECT DISTINCT kind FROM incident_log WHERE incident_id = @id ORDER BY kind')).toEqual(
      expect.arrayContaining(['arrival', 'call', 'departure', 'order', 'report', 'state', 'step', 'toll']),
    );
    expect(
      count(db, "SELECT COUNT(*) FROM deployment WHERE incident_id = @id AND state = 'settled'", { id }),
    ).toBe(2);
    expect(count(db, "SELECT COUNT(*) FROM revision_trigger WHERE source = 'accident'")).toBe(1);
    const record = incidentTable.find(db, id);
    if (!record) throw new Error('the explosion is missing');
    const clocks = clocksOf(db, law, record, '2026-11-20T06:00:00.000Z');
    expect(clocks.map(({ state }) => state)).toEqual(clocks.map(() => 'met'));
  });

  it('keeps a year of ledgers that add up, counted half-yearly with differences put right', () => {
    expect(count(db, "SELECT COUNT(*) FROM stocktake WHERE state = 'done'")).toBe(6);
    expect(count(db, "SELECT COUNT(*) FROM stocktake WHERE state = 'counting'")).toBe(1);
    expect(
      count(db, "SELECT COUNT(*) FROM stock_movement WHERE kind = 'stock-take' AND quantity <> 0"),
    ).toBeGreaterThan(4);
    expect(count(db, 'SELECT COUNT(DISTINCT substr(moved_on, 1, 7)) FROM stock_movement')).toBeGreaterThan(
      10,
    );
    expect(count(db, "SELECT COUNT(*) FROM stock_movement WHERE kind = 'transfer-in'")).toBeGreaterThan(2);
    expect(
      count(
        db,
        `SELECT COUNT(*) FROM supply s JOIN stock_movement m ON m.supply_id = s.id
          WHERE m.seq = (SELECT MAX(seq) FROM stock_movement WHERE supply_id = s.id) AND m.balance <> s.stock`,
      ),
    ).toBe(0);
  });

  it('knows the risk analyses of twelve months, some missing, and year plans of drills', () => {
    const months = db.all<{ n: number }>(
      "SELECT COUNT(*) AS n FROM risk_analysis WHERE month > '2025-11' GROUP BY enterprise_id",
    );
    expect(months.some(({ n }) => n === 12)).toBe(true);
    expect(months.some(({ n }) => n === 10 || n === 11)).toBe(true);
    expect(
      db.all('SELECT state, year, COUNT(*) AS n FROM drill_year_plan GROUP BY 1, 2 ORDER BY 2, 1'),
    ).toEqual([
      { state: 'approved', year: 2026, n: 13 },
      { state: 'draft', year: 2026, n: 2 },
      { state: 'draft', year: 2027, n: 1 },
    ]);
    expect(count(db, 'SELECT COUNT(*) FROM drill_year_item')).toBe(4);
    expect(count(db, 'SELECT COUNT(*) FROM drill WHERE year_plan_year = 2027')).toBeGreaterThan(1);
  });

  it('has hazards with gaps all along the chain', () => {
    const list = findList('hazardLinks');
    const { columns, rows } = queryPage(
      db,
      list,
      { text: '', filters: [] },
      { offset: 0, limit: 50, today: made.today },
    );
    const missing = rows.map((row) => String(row[columns.indexOf('missing')]));
    for (const gap of ['no-plan', 'no-team', 'no-supply'])
      expect(missing.filter((codes) => codes.includes(gap)).length, gap).toBeGreaterThan(0);
    expect(missing.filter((codes) => !codes.includes('no-plan')).length).toBeGreaterThan(4);
  });

  it('keeps every urgency on the home page', () => {
    const inbox = homeInbox(db, law, made.today, 20);
    for (const group of inbox.groups) expect(group.total, group.key).toBeGreaterThan(0);
    const dueDays = db
      .all<{ due: string }>(
        "SELECT DISTINCT due_on AS due FROM duty WHERE rule_id = 'R-FILE-5WD' AND state IN ('open','due-soon')",
      )
      .map((row) => row.due);
    expect(dueDays.sort()).toEqual([
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  it('finds passages of the plans that came with their files', () => {
    expect(count(db, "SELECT COUNT(*) FROM document_text WHERE state = 'ok'")).toBeGreaterThan(40);
    const found = findRecords(db, { text: '正压式空气呼吸器', type: 'plan', limit: 5, offset: 0 });
    expect(found.total).toBeGreaterThan(1);
    expect(found.hits[0]?.snippet).toContain('正压式空气呼吸器');
  });

  it('keeps plans of governments and departments in every state, with their clocks', () => {
    const kinds = db
      .allRaw('SELECT DISTINCT government_kind FROM plan WHERE enterprise_id IS NULL ORDER BY 1')
      .map(([kind]) => kind);
    expect(kinds).toEqual(['department', 'event', 'overall', 'special', 'town']);
    const states = db
      .allRaw(
        `SELECT DISTINCT v.state FROM plan_version v JOIN plan p ON p.id = v.plan_id
          WHERE p.enterprise_id IS NULL ORDER BY 1`,
      )
      .map(([state]) => state);
    expect(states).toEqual(expect.arrayContaining(['draft', 'published', 'superseded', 'withdrawn']));
    const statesOf = (rule: string) =>
      db
        .allRaw('SELECT DISTINCT state FROM duty WHERE rule_id = @rule ORDER BY 1', { rule })
        .map(([state]) => state);
    expect(statesOf('R-GOV-FILE-20WD')).toEqual(['due-soon', 'met', 'overdue']);
    expect(statesOf('R-GOV-PUB-20WD')).toEqual(['due-soon', 'met', 'overdue']);
    expect(statesOf('R-DRILL-GOV-3Y')).toEqual(['met', 'open']);
    expect(
      count(db, "SELECT COUNT(*) FROM government_filing WHERE done_on > '2026-11-20' OR done_on IS NULL"),
    ).toBe(0);
  });

  it('has links between plans that fit, and one of every kind that does not', () => {
    const { rows } = queryPage(
      db,
      findList('planLinkProblems'),
      { text: '', filters: [] },
      {
        offset: 0,
        limit: 500,
        today: made.today,
      },
    );
    const problems = new Set(rows.flat().filter((cell) => LINK_PROBLEMS.includes(cell as LinkProblemCode)));
    expect([...problems].sort()).toEqual([...LINK_PROBLEMS].sort());
    const well = count(db, 'SELECT COUNT(DISTINCT plan_id) FROM plan_link WHERE voided_at IS NULL');
    expect(well).toBeGreaterThan(15);
  });

  it('has response cards, two versions to compare, and texts in which the checks find something', () => {
    expect(count(db, 'SELECT COUNT(*) FROM response_card')).toBeGreaterThan(20);
    const compared = count(
      db,
      `SELECT COUNT(*) FROM (SELECT v.plan_id FROM plan_version v JOIN plan_document d ON d.plan_version_id = v.id
         GROUP BY v.plan_id HAVING COUNT(DISTINCT v.id) = 2)`,
    );
    expect(compared).toBeGreaterThan(3);
    const names = buildNameIndex(listEnterpriseNames(db));
    const found = new Set(
      listCheckable(db).flatMap(({ sha256, kind, ownerName: owner }) => {
        const read = readTextForChecks(db, sha256);
        const plan = { kind, owner, facts: null };
        return read
          ? checkDocument(law, read, plan, names, asCivilDate(made.today)).findings.map(
              ({ profile }) => profile,
            )
          : [];
      }),
    );
    for (const profile of ['law-status', 'names']) expect([...found], profile).toContain(profile);
  });

  it('is a sound database that says it is made up', () => {
    expect(checkDatabase(db)).toMatchObject({ integrity: [], foreignKeys: 0, audit: { firstBroken: null } });
    expect(db.value<string>('SELECT name FROM office WHERE is_self = 1')).toContain('示例');
    expect(count(db, "SELECT COUNT(*) FROM expert WHERE id_number NOT LIKE '229999%'")).toBe(0);
  });

  it('tells only what has happened by then', () => {
    expect(
      count(
        db,
        "SELECT COUNT(*) FROM filing_event WHERE on_date > '2026-11-20' OR at > '2026-11-20T06:00:00.000Z'",
      ),
    ).toBe(0);
    expect(count(db, "SELECT COUNT(*) FROM drill WHERE end_on > '2026-11-20'")).toBe(0);
    expect(count(db, 'SELECT COUNT(*) FROM plan WHERE updated_at < created_at')).toBe(0);
  });

  it('held its drills on working days', () => {
    const days = db.all<{ day: string }>(
      'SELECT DISTINCT start_on AS day FROM drill WHERE start_on IS NOT NULL',
    );
    expect(days.length).toBeGreaterThan(200);
    expect(days.filter(({ day }) => !isWorkingDay(law.calendar, asCivilDate(day)))).toEqual([]);
  });

  it('holds an import that can be taken back', () => {
    expect(db.all("SELECT kind, json_extract(counts, '$.rejected') AS rejected FROM import_batch")).toEqual([
      { kind: 'plans', rejected: 0 },
    ]);
  });

  it('reported its progress', () => {
    expect(made.reports.length).toBeGreaterThan(20);
    for (const [done, total] of made.reports) expect(done).toBeLessThanOrEqual(total);
  });
});

describe('the sample county on a Sunday of a year without a holiday notice', () => {
  it('can be made and has open clocks of every urgency', async () => {
    const today = '2027-01-03';
    const { connection } = await make(today);
    const inbox = homeInbox(connection.db, law, today, 5);
    const provisional = count(connection.db, "SELECT COUNT(*) FROM duty WHERE state = 'provisional'");
    connection.close();
    expect(inbox.groups.filter((group) => group.total === 0)).toEqual([]);
    expect(provisional).toBeGreaterThan(0);
  }, 60_000);
});
