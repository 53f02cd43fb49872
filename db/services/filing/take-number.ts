import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { type CivilDate, yearOf } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import {
  DEFAULT_FILING_NUMBER_TEMPLATE,
  formatFilingNumber,
  parseFilingNumber,
} from '../../domain/filing/filing-number';
import {
  filingNumbersFrom,
  filingNumberTaken,
  insertFilingNumber,
  nextFilingSerial,
} from '../../repositories/filing-number';
import { selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';

/** Setting key of the office's own template. */
export const NUMBER_TEMPLATE_SETTING = 'filing.numberTemplate';

/** No office files more in a year: a longer number in a ledger is a slip or another style, and would leave a gap. */
const LAST_SERIAL = 999_999;

/** The template in use. */
export function numberTemplate(db: ReadDb): string {
  return readSetting<string>(db, NUMBER_TEMPLATE_SETTING, DEFAULT_FILING_NUMBER_TEMPLATE);
}

/** The number that would be given next for a day of filing; nothing is taken. */
export function nextFilingNumber(
  db: ReadDb,
  onDate: CivilDate,
): { regionCode: string; year: number; seq: number; number: string } {
  const office = selfOffice(db);
  const regionCode = office?.regionCode ?? '';
  const year = yearOf(onDate);
  const template = numberTemplate(db);
  const seq = Math.max(
    nextFilingSerial(db, regionCode, year),
    lastSerialOfLedger(db, office?.id ?? '', template, regionCode, year) + 1,
  );
  return { regionCode, year, seq, number: formatFilingNumber(template, { region6: regionCode, year, seq }) };
}

/**
 * Gives a case the next number. Inside the command's transaction, so that a filing that fails takes none; a number once
 * given is never given again.
 * @throws PlanDeskError FILING_NUMBER_TAKEN when the template writes a number that another case bears
 */
export function takeFilingNumber(
  deps: Pick<Deps, 'db' | 'clock'>,
  caseId: string,
  onDate: CivilDate,
): string {
  const next = nextFilingNumber(deps.db, onDate);
  if (filingNumberTaken(deps.db, next.number))
    throw new PlanDeskError(
      'FILING_NUMBER_TAKEN',
      `备案编号“${next.number}”已被使用，请在设置中检查编号格式是否含区划、年份和流水号。`,
      { number: next.number },
    );
  insertFilingNumber(deps.db, { ...next, caseId, createdAt: deps.clock.now() });
  return next.number;
}

/** The highest serial among numbers taken over from a ledger in the office's own style: the series goes on after it. */
function lastSerialOfLedger(
  db: ReadDb,
  origin: string,
  template: string,
  regionCode: string,
  year: number,
): number {
  const head = template.slice(0, template.indexOf('{seq'));
  const prefix = head
    .replaceAll('{region6}', regionCode)
    .replaceAll('{yyyy}', String(year))
    .replaceAll('{yy}', String(year % 100).padStart(2, '0'));
  let last = 0;
  for (const number of filingNumbersFrom(db, origin, prefix)) {
    const parts = parseFilingNumber(template, number);
    if (parts !== null && parts.seq > LAST_SERIAL) continue;
    const sameSeries = parts?.year === year && (parts.region6 === '' || parts.region6 === regionCode);
    if (sameSeries) last = Math.max(last, parts.seq);
  }
  return last;
}
