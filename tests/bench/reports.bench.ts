import { performance } from 'node:perf_hooks';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { readReport } from '../../db/services/reports/read-report';
import { makeCore } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';

const TODAY = '2026-11-20' as CivilDate;
const ROUNDS = 5;
const UNITS = 5000;
/** Tables of counts and lists, the yearly summary, the three charts, and the page for the head of the office. */
const REPORTS = ['T1', 'T2', 'T3', 'T9', 'T10', 'C1', 'C2', 'C3', 'L1'] as const;

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The tables of a county of 5,000 units beside one plain count of the same registers, interleaved. */
export async function run(): Promise<void> {
  const place = makeCore({ today: TODAY });
  fillDutyCounty(place.core.write, place.self, { enterprises: UNITS, plansEach: 4, drillsEach: 4 });
  const { read, law } = place.core;
  const plain = () =>
    read.all(
      `SELECT e.town, COUNT(DISTINCT e.id) AS units, COUNT(DISTINCT p.id) AS plans, COUNT(DISTINCT c.id) AS cases
       FROM enterprise e LEFT JOIN plan p ON p.enterprise_id = e.id AND p.voided_at IS NULL
         LEFT JOIN plan_version v ON v.plan_id = p.id
         LEFT JOIN filing_case c ON c.enterprise_id = e.id AND c.voided_at IS NULL AND c.decided_on BETWEEN '2026-01-01' AND '2026-12-31'
       WHERE e.voided_at IS NULL GROUP BY e.town`,
    );
  const table = (report: (typeof REPORTS)[number]) => () =>
    readReport(read, law, TODAY, { report, period: report === 'L1' ? '2026H1' : '2026', by: 'region' });
  const times = new Map<string, number[]>([
    ['plain', []],
    ...REPORTS.map((key) => [key, []] as [string, number[]]),
  ]);
  for (let round = 0; round < ROUNDS; round += 1) {
    times.get('plain')?.push(timed(plain));
    for (const report of REPORTS) times.get(report)?.push(timed(table(report)));
  }
  place.close();
  const yardstick = median(times.get('plain') ?? []);
  console.log(`${UNITS} units; one plain count ${yardstick.toFixed(0)} ms`);
  for (const report of REPORTS) {
    const own = median(times.get(report) ?? []);
    console.log(
      `${report}  ${own.toFixed(0)} ms  ratio ${(own / yardstick).toFixed(2)}  (owed: under 1000 ms)`,
    );
  }
}
