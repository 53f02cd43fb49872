import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { HandedRules } from '../../domain/exchange/handed-down';
import type { RosterContent } from '../../domain/exchange/roster-contents';
import { DUE_SOON_SETTING, regionsAbove, SWITCHES_SETTING } from '../../law/desk-law';
import { allCalendarYears, allOverrides } from '../../repositories/calendar';
import { readPackedDocument } from '../../repositories/document';
import { listTemplates } from '../../repositories/form-template';
import { selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';
import { sha256Of } from '../../services/plans/pack-document';
import { REPORTING_DAYS_SETTING } from '../desk/gaps';
import type { HandedDocument } from '../write/matter';
import { PACK_BYTES, PACK_KIND, type Pack, packFormat, TEMPLATE_KIND } from './pack-format';

/** New Year's notice may move the last days of the December before it. */
const DECEMBER_TAIL = '12-25';
const COUNTRY = '000000';

/**
 * The documents by which a roster hands down what this office has decided: the description, and the layouts of forms in use
 * here. None where neither was asked for.
 * @throws PlanDeskError PACK_TOO_LARGE
 */
export function makePack(
  { db, clock, self }: Deps,
  packageId: string,
  contents: readonly RosterContent[],
): HandedDocument[] {
  if (!contents.includes('rules') && !contents.includes('forms')) return [];
  const createdAt = clock.now();
  const templates = contents.includes('forms') ? templatesInUse(db) : [];
  const pack: Pack = {
    pack: 1,
    package: packageId,
    from: { id: self, name: selfOffice(db)?.name ?? '' },
    madeOn: asCivilDate(clock.today()),
    rules: contents.includes('rules') ? (ownRules(db, clock.today()) as Pack['rules']) : null,
    forms: templates.map(({ form, fileName, sha256 }) => ({ form, fileName, sha256 })),
  };
  const bytes = Buffer.from(JSON.stringify(pack));
  if (bytes.length > PACK_BYTES || !packFormat.safeParse(pack).success)
    throw new PlanDeskError(
      'PACK_TOO_LARGE',
      '要下发的规则和日历超出一个名册包能装的数量，没有写出。请减少登记的地方节日，或不选“规则与日历”。',
      { size: bytes.length },
    );
  const files = new Map(templates.map(({ sha256, size }) => [sha256, size]));
  return [
    { sha256: sha256Of(bytes), size: bytes.length, kind: PACK_KIND, createdAt, bytes },
    ...[...files].map(([sha256, size]) => ({ sha256, size, kind: TEMPLATE_KIND, createdAt, bytes: null })),
  ];
}

function templatesInUse(db: ReadDb) {
  return listTemplates(db).flatMap(({ form, fileName, sha256, active }) => {
    const size = active ? readPackedDocument(db, sha256)?.size : undefined;
    return size === undefined ? [] : [{ form, fileName, sha256, size }];
  });
}

/** Terms that run now rest on no day before last year. */
function ownRules(db: ReadDb, today: string): HandedRules {
  const first = Number(today.slice(0, 4)) - 1;
  const rows = allOverrides(db);
  const ours = regionsAbove(selfOffice(db)?.regionCode ?? COUNTRY).slice(1);
  return {
    switches: readSetting<HandedRules['switches']>(db, SWITCHES_SETTING, {}),
    dueSoonDays: readSetting<number | null>(db, DUE_SOON_SETTING, null),
    reportingDays: readSetting<HandedRules['reportingDays']>(db, REPORTING_DAYS_SETTING, null),
    years: allCalendarYears(db)
      .filter(({ year }) => year >= first)
      .map(({ year, source }) => ({
        year,
        source,
        days: rows
          .filter(
            ({ regionCode, date }) =>
              regionCode === COUNTRY && date >= `${year - 1}-${DECEMBER_TAIL}` && date <= `${year}-12-31`,
          )
          .map(({ date, kind, name }) => ({ date, kind, name })),
      })),
    days: rows.filter(({ regionCode, date }) => ours.includes(regionCode) && date >= `${first}-01-01`),
  };
}
