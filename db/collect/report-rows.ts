import { openScratch, type SqlValue, type WriteDb } from '../connection';
import { asCivilDate } from '../domain/dates/civil-date';
import type { ReportFacts } from '../domain/reports/facts';
import { type ReportPeriod, readPeriod } from '../domain/reports/period';
import { TABLES } from '../exchange/format/index';
import type { Law } from '../law';
import { deskLaw } from '../law/desk-law';
import { storeEnterpriseSets } from '../repositories/enterprise';
import schemaText from '../schema.sql?raw';
import { gatherSubjects } from '../services/duties/gather';
import { gatherDrillFacts } from '../services/reports/gather-drill-facts';
import { gatherFilingFacts, gatherInspectionFacts } from '../services/reports/gather-facts';
import { readReport } from '../services/reports/read-report';

/** Lists whose lines are kept as the program itself writes them. */
const LISTS = ['T2', 'T4', 'T5', 'T6', 'T7', 'T8'] as const;

export interface GatheredReports {
  period: ReportPeriod;
  tallies: { report: 'T1' | 'T3' | 'T9'; facts: ReportFacts }[];
  lists: { report: (typeof LISTS)[number]; lines: ReturnType<typeof readReport>['lines'] }[];
}

/** Where the rows of the sender and of those it forwards for come from: a package, or what is known of them. */
export type RowSource = (db: WriteDb) => Promise<void> | void;

/**
 * Works out what the sender's own reports say, by the code that makes them there: its rows are put into a database like its
 * own, and read from it. The law is the reader's.
 * @param file a scratch file that does not exist yet
 * @param today the civil day on which the package was written: stocks are counted as of then
 * @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN
 */
export async function gatherReports(
  file: string,
  rows: RowSource,
  law: Law,
  { sender, period: wanted, today }: { sender: string; period: string; today: string },
): Promise<GatheredReports> {
  const period = readPeriod(wanted, asCivilDate(today));
  const { db, close } = openScratch(file);
  try {
    // References have been judged; the rows come in any order.
    db.exec('PRAGMA foreign_keys = OFF; PRAGMA cache_size = -131072');
    db.exec(schemaText);
    await rows(db);
    db.run('UPDATE office SET is_self = 1 WHERE id = @sender', { sender });
    findSets(db, law, period);
    return {
      period,
      tallies: [
        { report: 'T1', facts: gatherFilingFacts(db, law, period) },
        { report: 'T3', facts: gatherDrillFacts(db, law, period) },
        { report: 'T9', facts: gatherInspectionFacts(db, law, period) },
      ],
      lists: LISTS.map((report) => ({
        report,
        lines: readReport(db, law, today, { report, period: wanted, by: 'region' }).lines,
      })),
    };
  } finally {
    close();
  }
}

/** The rule sets of each unit: derived at the sender's desk, and so not in the package. */
function findSets(db: WriteDb, law: Law, period: ReportPeriod): void {
  const desk = deskLaw(db, law);
  for (let after = ''; ; ) {
    const upTo = db.value<string>(
      'SELECT MAX(id) FROM (SELECT id FROM enterprise WHERE id > @after ORDER BY id LIMIT 1000)',
      { after },
    );
    if (typeof upTo !== 'string') return;
    const subjects = gatherSubjects(db, { after, upTo }, { law: desk, asOf: period.asOf });
    for (const { id, storedSets, sets } of subjects)
      if (storedSets !== null) storeEnterpriseSets(db, id, sets);
    after = upTo;
  }
}

/** The rows of a package's proven data file. */
export function rowsOfPackage(dataFile: string): RowSource {
  return (db) => {
    db.run('ATTACH @dataFile AS pack', { dataFile });
    for (const { name, kind, columns } of TABLES) {
      if (kind === 'document') continue;
      const list = columns.join(', ');
      db.exec(`INSERT INTO main.${name} (${list}) SELECT ${list} FROM pack.${name}`);
    }
    db.exec('DETACH pack');
  };
}

/** Rows that come a few thousand at a time, in the order of a table's columns. */
export function rowsOfTables(
  pages: (table: (typeof TABLES)[number]) => AsyncIterable<readonly (readonly SqlValue[])[]>,
): RowSource {
  return async (db) => {
    for (const table of TABLES) {
      if (table.kind === 'document') continue;
      const width = table.columns.length;
      const into = `INSERT INTO main.${table.name} (${table.columns.join(', ')}) SELECT * FROM incoming_${width}`;
      for await (const page of pages(table)) db.runOver(into, page);
    }
  };
}
