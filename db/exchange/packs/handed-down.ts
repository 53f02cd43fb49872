import type { ReadDb } from '../../connection';
import { findFormKind } from '../../documents/forms/pack/index';
import type { ArrangementRow } from '../../domain/dates/calendar-arrangement';
import { findRule } from '../../domain/duties/rule-book';
import { PlanDeskError } from '../../domain/errors';
import {
  formsHandedDown,
  type HandedItem,
  localDays,
  type OwnWays,
  rulesHandedDown,
} from '../../domain/exchange/handed-down';
import type { Law } from '../../law';
import { deskLaw, regionsAbove } from '../../law/desk-law';
import { allCalendarYears, allOverrides } from '../../repositories/calendar';
import { isDocumentStored, readPackedDocument } from '../../repositories/document';
import { activeTemplate } from '../../repositories/form-template';
import { selfOffice } from '../../repositories/office';
import { yearArrangement } from '../../services/calendar/view-calendar';
import { unpackDocument } from '../../services/plans/pack-document';
import { reportingDays } from '../desk/gaps';
import { PACK_KIND, type Pack, readPack } from './pack-format';

/** What one office above hands down, as its last packages have it. */
export interface HandedFrom {
  officeId: string;
  officeName: string;
  /** The package that brought the rules, and the one that brought the layouts; often the same. */
  parts: { packageId: string; madeOn: string; receivedAt: string; items: HandedItem[] }[];
}

interface Kept {
  pack: Pack;
  createdAt: string;
  sequence: number;
  receivedAt: string;
}

/** What has come from above and was not taken back, held against what holds here. Of each sender the latest counts. */
export function listHandedDown(db: ReadDb, law: Law): HandedFrom[] {
  return packsInForce(db, law).map(({ parts, ...office }) => ({
    ...office,
    parts: parts.map(({ pack: { package: packageId, madeOn }, receivedAt, items }) => ({
      ...{ packageId, madeOn, receivedAt, items },
    })),
  }));
}

/** The rules or the layouts of a pack, each held against what holds here. */
interface PackPart {
  pack: Pack;
  receivedAt: string;
  items: HandedItem[];
}

function packsInForce(
  db: ReadDb,
  law: Law,
): (Pick<HandedFrom, 'officeId' | 'officeName'> & { parts: PackPart[] })[] {
  const kept = keptPacks(db);
  if (kept.length === 0) return [];
  const own = ownWays(db, law);
  return [...new Set(kept.map(({ pack }) => pack.from.id))].map((officeId) => {
    const packs = kept.filter(({ pack }) => pack.from.id === officeId);
    // A roster of rules alone leaves the layouts of an earlier one in place, and the other way round.
    const rules = packs.find(({ pack }) => pack.rules !== null);
    const forms = packs.find(({ pack }) => pack.forms.length > 0);
    const parts = [
      ...(rules?.pack.rules ? [{ ...rules, items: rulesHandedDown(rules.pack.rules, own) }] : []),
      ...(forms ? [{ ...forms, items: formsHandedDown(forms.pack.forms, own) }] : []),
    ];
    return { officeId, officeName: packs[0]?.pack.from.name ?? '', parts };
  });
}

/** Something of the list that can be adopted as it lies there now. */
export interface FoundItem {
  item: HandedItem;
  pack: Pack;
}

/**
 * One thing of the list.
 * @throws PlanDeskError NOT_FOUND once it is gone or a later package has taken its place, HANDED_FOREIGN when it does not fit here
 */
export function findHandedDown(
  db: ReadDb,
  law: Law,
  { packageId, key }: { packageId: string; key: string },
): FoundItem {
  const found = packsInForce(db, law)
    .flatMap(({ parts }) => parts)
    .filter(({ pack }) => pack.package === packageId)
    .flatMap(({ pack, items }) => items.map((item) => ({ item, pack })))
    .find(({ item }) => item.key === key);
  if (!found)
    throw new PlanDeskError('NOT_FOUND', '这一项已被撤销或被后来的下发代替，请刷新后重试。', {
      packageId,
      key,
    });
  if (found.item.standing === 'foreign')
    throw new PlanDeskError('HANDED_FOREIGN', '这一项不适用于本单位或本程序的版本，没有采用。', { key });
  return found;
}

/** The word that an adopted thing bears: who handed it down. */
export const handedBy = ({ from }: Pack): string => `${from.name}下发`;

/** A year or local days of the list as a change of the calendar that is yet to be rehearsed. */
export type HandedCalendar =
  | { kind: 'import'; title: string; year: number; source: string; rows: ArrangementRow[] }
  | {
      kind: 'add-day';
      regionCode: string;
      dates: string[];
      dayKind: 'holiday' | 'workday';
      name: string;
      source: string;
    };

/** @throws PlanDeskError NOT_FOUND, HANDED_FOREIGN */
export function handedCalendar(
  db: ReadDb,
  law: Law,
  wanted: { packageId: string; key: string },
): HandedCalendar {
  const { item, pack } = findHandedDown(db, law, wanted);
  const word = handedBy(pack);
  const year = pack.rules?.years.find((each) => item.key === `year:${each.year}`);
  if (year)
    return {
      kind: 'import',
      title: `${year.year}年放假安排（${word}）`,
      year: year.year,
      source: year.source === '' ? word : year.source,
      rows: year.days.map((day, at) => ({ row: at + 1, ...day, source: year.source })),
    };
  const days = localDays(pack.rules?.days ?? []).find(({ key }) => key === item.key)?.days;
  const [first] = days ?? [];
  if (!days || !first) throw new PlanDeskError('NOT_FOUND', '这一项不属于日历，请刷新后重试。', wanted);
  return {
    kind: 'add-day',
    regionCode: first.regionCode,
    dates: days.map(({ date }) => date),
    dayKind: first.kind,
    name: first.name,
    source: `${first.source}（${word}）`,
  };
}

/** Descriptions of packages that were merged and not undone, the sender's latest first. */
function keptPacks(db: ReadDb): Kept[] {
  // Most desks never get one, and have the papers of thousands of plans to look through.
  const came = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM package_log
      WHERE direction = 'in' AND kind = 'roster' AND manifest ->> '$.counts.document' > 0)`,
  );
  if (came !== 1) return [];
  const kept = db.all<{ sha256: string }>(
    'SELECT sha256 FROM document WHERE kind = @kind AND bytes IS NOT NULL ORDER BY sha256',
    { kind: PACK_KIND },
  );
  const packs = kept.flatMap(({ sha256 }) => {
    const packed = readPackedDocument(db, sha256);
    const read = packed ? readPack(unpackDocument(packed)) : null;
    if (read === null || 'unfit' in read) return [];
    const log = db.get<{ createdAt: string; sequence: number; receivedAt: string }>(
      `SELECT manifest ->> '$.createdAt' AS createdAt, seq AS sequence, at AS receivedAt
         FROM package_log WHERE id = @id AND direction = 'in' AND partner_id = @sender`,
      { id: read.pack.package, sender: read.pack.from.id },
    );
    return log ? [{ pack: read.pack, ...log }] : [];
  });
  // Lists to one office and lists to all are numbered apart; the sender's own clock is one.
  return packs.sort((a, b) =>
    a.createdAt === b.createdAt ? b.sequence - a.sequence : a.createdAt < b.createdAt ? 1 : -1,
  );
}

function ownWays(db: ReadDb, law: Law): OwnWays {
  const { settings } = deskLaw(db, law);
  const regions = regionsAbove(selfOffice(db)?.regionCode ?? '000000').slice(1);
  const nameOf = new Map(law.regions.map(({ code, name }) => [code, name]));
  const years = new Set(allCalendarYears(db).map(({ year }) => year));
  return {
    rule: (id) => findRule(law.ruleBook, id),
    switchOf: (rule, key) => {
      const found = findRule(law.ruleBook, rule)?.switches.find((each) => each.key === key);
      return found ? { values: found.values, value: settings.switches[rule]?.[key] ?? found.default } : null;
    },
    dueSoonDays: settings.dueSoonDays,
    reportingDays: reportingDays(db, law),
    yearDays: (year) =>
      years.has(year) || (year >= law.calendarData.firstYear && year <= law.calendarData.lastYear)
        ? yearArrangement(db, law, year).days
        : null,
    regions: new Map(regions.map((code) => [code, nameOf.get(code) ?? code])),
    days: allOverrides(db),
    form: (id) => {
      const kind = findFormKind(id);
      const active = activeTemplate(db, id);
      return kind
        ? { name: kind.name, sha256: active?.sha256 ?? null, fileName: active?.fileName ?? '' }
        : null;
    },
    stored: (sha256) => isDocumentStored(db, sha256),
  };
}
