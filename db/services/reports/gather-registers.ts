import type { ReadDb } from '../../connection';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import type { FactKind, ReportFact, ReportFacts, ReportLine, ReportUnit } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { hazardReportRows } from '../../repositories/hazard-report-facts';
import { type StockReportRow, stockReportRows } from '../../repositories/stock-report-facts';
import { teamReportRows } from '../../repositories/team-report-facts';
import { sightOf } from '../own-sight';
import { gatherUnits, regionLines } from './gather-facts';

/** Days before the end of their term from which supplies are counted as running out. */
const SOON_DAYS = 90;

const UNNOTED = '未登记';

/** A line by a code of a list; what is written without a code stands under its words. */
function coded(
  entries: readonly { readonly code: string; readonly name: string }[],
  code: string | null,
  words: string | null = null,
): ReportLine {
  const at = entries.findIndex((entry) => entry.code === code);
  const entry = entries[at];
  // Lines are put in the order of their keys: that of the list.
  if (entry !== undefined) return { key: `${String(at).padStart(2, '0')} ${entry.code}`, label: entry.name };
  return words === null || words === '' ? { key: '', label: UNNOTED } : { key: `~${words}`, label: words };
}

/** A record that a register lists, as the unit of its own facts. */
function recordUnit(id: string, name: string, town: string | null, lines: ReportUnit['lines']): ReportUnit {
  return {
    id,
    name,
    uscc: null,
    town,
    category: null,
    region: lines?.region ?? { key: '', label: UNNOTED },
    sets: [],
    ...(lines && { lines }),
  };
}

function fact(
  kind: FactKind,
  id: string,
  unitId: string,
  given: Partial<Pick<ReportFact, 'title' | 'date' | 'amount' | 'note'>> & { flags?: readonly string[] } = {},
): ReportFact {
  const { title = '', date = null, amount = null, note = '', flags = [] } = given;
  return { kind, id, unitId, title, date, note, amount, flags: new Set(flags) };
}

/** Everything the sums of teams (T5) count at the end of a period. */
export function gatherTeamFacts(db: ReadDb, law: Law, period: ReportPeriod): ReportFacts {
  const regionOf = regionLines(db, law);
  const units = new Map<string, ReportUnit>();
  const facts: ReportFact[] = [];
  for (const row of teamReportRows(db, { from: period.from, to: period.asOf, origin: sightOf(db) })) {
    const { fields, natures, levels } = law.teams;
    units.set(
      row.id,
      recordUnit(row.id, row.name, row.town, {
        region: regionOf(row),
        level: coded(levels, row.level),
        field: coded(fields, row.fieldCode, row.field),
        nature: coded(natures, row.natureCode, row.nature),
      }),
    );
    const counts: [FactKind, number | null][] = [
      ['team-members', row.members],
      ['team-full-time', row.fullTime],
      ['team-equipment', row.equipment],
      ['team-trainings', row.trainings],
      ['team-calls', row.calls],
      ['team-agreements', row.agreements],
    ];
    facts.push(
      fact('team', row.id, row.id, { title: row.hostUnit ?? '' }),
      ...counts.flatMap(([kind, amount]) => (amount ? [fact(kind, row.id, row.id, { amount })] : [])),
    );
  }
  return { units, facts };
}

/** Everything the sums of supplies and equipment (T6) count at the end of a period. */
export function gatherStockFacts(db: ReadDb, law: Law, period: ReportPeriod): ReportFacts {
  const regionOf = regionLines(db, law);
  const units = new Map<string, ReportUnit>();
  const facts: ReportFact[] = [];
  for (const row of stockReportRows(db, { asOf: period.asOf, origin: sightOf(db) })) {
    units.set(
      row.id,
      recordUnit(row.id, row.name, row.town, {
        region: regionOf(row),
        // What has no code of the standard stands under its category as written, equipment under its own word.
        class: coded(law.supplyClasses.classes, row.code?.slice(0, 1) ?? null, row.category ?? gearWord(row)),
        owner: coded([], null, row.owner),
      }),
    );
    facts.push(
      fact('stock', row.id, row.id, {
        title: row.place?.trim() ?? '',
        date: row.expiresOn,
        flags: stockFlags(row, period.asOf),
      }),
    );
  }
  return { units, facts };
}

const gearWord = ({ id }: StockReportRow) => (id.startsWith('equipment:') ? '未编码的装备' : null);

function stockFlags(row: StockReportRow, asOf: CivilDate): string[] {
  const ends = row.expiresOn;
  const flags: [string, boolean][] = [
    ['gear', row.id.startsWith('equipment:')],
    ['supply', !row.id.startsWith('equipment:')],
    ['unfit', row.unfit > 0],
    ['expired', ends !== null && ends < asOf],
    ['soon', ends !== null && ends >= asOf && ends <= addDays(asOf, SOON_DAYS)],
    ['unkept', row.keeper === null],
    ['unchecked', row.checkedOn === null],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

/** Everything the sums of major hazards (T8) count at the end of a period; each hazard is cut as its unit is, and by level. */
export function gatherHazardFacts(db: ReadDb, law: Law, period: ReportPeriod): ReportFacts {
  const { units: all } = gatherUnits(db, law);
  const { levels } = law.hazardRules.levels;
  const units = new Map<string, ReportUnit>();
  const facts = hazardReportRows(db, { to: period.asOf, origin: sightOf(db) }).flatMap((row) => {
    const unit = all.get(row.unitId);
    if (unit === undefined) return [];
    const level = levels.find((one) => one.level === row.level);
    const line = { key: String(row.level ?? '9'), label: level?.name ?? '未定级' };
    units.set(row.id, { ...unit, id: row.id, lines: { level: line } });
    const flags = [
      row.level === null ? 'unlevelled' : `level${row.level}`,
      row.filedOn !== null && 'filed',
      row.plans === null ? 'uncovered' : 'covered',
    ].filter((flag) => typeof flag === 'string');
    return [fact('hazard', row.id, row.id, { title: row.name, date: row.filedOn, flags })];
  });
  return { units, facts };
}
