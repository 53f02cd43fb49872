import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPlanDeskError } from '../../db/domain/errors';
import { officeKey } from '../../db/exchange/keys';
import {
  type DrillDesk,
  fillDrills,
  makeDrillDesk,
  receiveDrills,
  reportHalfYear,
  sendDrills,
} from '../builders/drill-reports';
import { logicalDump } from '../builders/dumps';
import { forge } from '../builders/forged-packages';
import { madeUpUscc, makeEnterprise } from '../builders/records';

let unit: DrillDesk;
let office: DrillDesk;
/** An office that has never heard of the unit. */
let other: DrillDesk;
const files = { 'drill-report': '', 'drill-result': '' };
const receiverOf = { 'drill-report': () => other, 'drill-result': () => unit };
const senderOf = { 'drill-report': () => unit, 'drill-result': () => office };

beforeAll(async () => {
  unit = makeDrillDesk('enterprise');
  office = makeDrillDesk('office');
  other = makeDrillDesk('office');
  const { unitId } = fillDrills(unit);
  files['drill-report'] = (await reportHalfYear(unit, unitId, 'report.yjpkg')).file;
  const { submissionId: id } = await receiveDrills(office, files['drill-report'], { unitId: null });
  const { version } = await office.call('drillReports', 'get', { id });
  await office.call('drillReports', 'answer', {
    id,
    expectedVersion: version,
    fields: { verdict: 'received', number: null, note: null, answeredOn: '2026-11-09', answeredBy: null },
  });
  files['drill-result'] = await sendDrills(office, id, 'answer.yjpkg');
});
afterAll(() => {
  for (const desk of [unit, office, other]) desk.close();
});

/** The code under which a file is refused when somebody tries to receive it; null when it was received. */
async function refusal(at: DrillDesk, file: string, unitId: string | null = null): Promise<string | null> {
  try {
    await receiveDrills(at, file, { unitId });
    return null;
  } catch (error) {
    if (!isPlanDeskError(error)) throw error;
    return error.code;
  }
}

/** The report with some of its rows changed, signed by its sender again. */
function forged(sql: string, kind: keyof typeof files = 'drill-report'): string {
  const sender = senderOf[kind]();
  const at = receiverOf[kind]();
  return forge(files[kind], at.path('forged.yjpkg'), officeKey(sender.core.write, sender.self), {
    data: (db) => db.exec(`PRAGMA ignore_check_constraints = ON; ${sql}`),
  });
}

describe.each(['drill-report', 'drill-result'] as const)('a damaged package (%s)', (kind) => {
  test('is refused by name wherever a byte was changed, cut off or put in, and nothing is written', async () => {
    const at = receiverOf[kind]();
    const honest = readFileSync(files[kind]);
    const before = logicalDump(at.core.read);
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (where, difference, cut) => {
          const place = Math.floor(where * honest.length);
          const bytes = Buffer.from(honest);
          bytes[place] = (bytes[place] ?? 0) ^ difference;
          const target = at.path('damaged.yjpkg');
          writeFileSync(target, cut ? honest.subarray(0, place) : bytes);
          expect(await refusal(at, target)).toMatch(/^PACKAGE_/);
        },
      ),
      { numRuns: 6 },
    );
    expect(logicalDump(at.core.read)).toEqual(before);
  });

  test('of nonsense that its sender has signed is refused by name, never a fault', async () => {
    const at = receiverOf[kind]();
    const columns = {
      'drill-report': [
        ['drill', 'state'],
        ['drill', 'start_on'],
        ['drill_finding', 'state'],
        ['drill_submission', 'period'],
        ['drill_submission', 'drill_ids'],
        ['drill_submission', 'handed_in_on'],
      ],
      'drill-result': [
        ['drill_submission', 'source_id'],
        ['drill_submission_answer', 'answered_on'],
        ['drill_submission_answer', 'verdict'],
      ],
    } as const;
    for (const [table, column] of columns[kind])
      for (const value of ['x', '9999-12-31']) {
        const before = logicalDump(at.core.read);
        const code = await refusal(at, forged(`UPDATE ${table} SET ${column} = '${value}'`, kind));
        expect([table, column, value, code]).toEqual([
          table,
          column,
          value,
          expect.stringMatching(/^(PACKAGE|DRILL|FILING)_/),
        ]);
        expect(logicalDump(at.core.read)).toEqual(before);
      }
  });
});

describe('a report is refused', () => {
  test.each([
    [
      'with a drill that is still to come, marked as held',
      `UPDATE drill SET start_on = '2026-06-29', end_on = '2026-12-29'`,
      'DRILL_REPORT_FUTURE',
    ],
    ['with a drill that was never held', `UPDATE drill SET state = 'planned'`, 'DRILL_REPORT_FUTURE'],
    [
      'with a drill of another half-year',
      `UPDATE drill SET start_on = '2025-06-01', end_on = '2025-06-01', evaluated_on = NULL`,
      'DRILL_REPORT_OUTSIDE',
    ],
    [
      'of a half-year that has not begun',
      `UPDATE drill_submission SET period = '2027H1'`,
      'DRILL_REPORT_PERIOD',
    ],
    ['that was never handed in', `UPDATE drill_submission SET state = 'draft'`, 'DRILL_REPORT_STATE'],
    [
      'handed in on a day to come',
      `UPDATE drill_submission SET handed_in_on = '2026-12-24'`,
      'DRILL_REPORT_STATE',
    ],
    ['with a drill without its plan', `UPDATE drill SET plan_id = 'nowhere'`, 'PACKAGE_REFERENCES_BROKEN'],
    [
      'with drills of another origin',
      `INSERT INTO office (id, name, level, region_code, origin, version, created_at, updated_at) SELECT 'thief', name, level, region_code, 'thief', version, created_at, updated_at FROM office; UPDATE drill SET origin = 'thief'`,
      /^PACKAGE_/,
    ],
    ['with drills of another unit', `UPDATE drill SET enterprise_id = NULL`, 'PACKAGE_NOT_ONE_REPORT'],
    [
      'that names drills it does not bring',
      `UPDATE drill_submission SET drill_ids = '["x"]'`,
      'PACKAGE_NOT_ONE_REPORT',
    ],
  ])('%s', async (_what, sql, code) => {
    const before = logicalDump(other.core.read);
    const told = await refusal(other, forged(sql));
    if (typeof code === 'string') expect(told).toBe(code);
    else expect(told).toMatch(code);
    expect(logicalDump(other.core.read)).toEqual(before);
  });

  test('for a unit whose code is another’s, and by a key that is not its sender’s', async () => {
    const impostor = makeEnterprise(other, { name: '冒名公司', uscc: madeUpUscc(5) });
    makeEnterprise(other, { name: '舒兰示例化工', uscc: madeUpUscc(777) });
    expect(await refusal(other, files['drill-report'], impostor.id)).toBe('FILING_UNIT_OTHER');
    const resigned = forge(
      files['drill-report'],
      office.path('resigned.yjpkg'),
      officeKey(other.core.write, other.self),
      { data: (db) => db.exec(`UPDATE drill_submission SET note = '改过'`) },
    );
    expect(await refusal(office, resigned)).toBe('SENDER_KEY_CHANGED');
  });
});

describe('an answer is refused', () => {
  test.each([
    [
      'about a report that this unit never made',
      `UPDATE drill_submission SET source_id = 'x'`,
      'DRILL_RESULT_UNKNOWN',
    ],
    [
      'on a round that was never handed in',
      'UPDATE drill_submission_answer SET round = 7',
      'DRILL_RESULT_ROUND',
    ],
    [
      'of a day to come',
      `UPDATE drill_submission_answer SET answered_on = '2027-01-01'`,
      'DRILL_RESULT_DATE',
    ],
  ])('%s', async (_what, sql, code) => {
    expect(await refusal(unit, forged(sql, 'drill-result'))).toBe(code);
  });

  test('at the desk of another unit', async () => {
    const stranger = makeDrillDesk('enterprise', { name: '舒兰市样例煤矿' });
    try {
      expect(await refusal(stranger, files['drill-result'])).toBe('PACKAGE_WRONG_RECIPIENT');
    } finally {
      stranger.close();
    }
  });
});
