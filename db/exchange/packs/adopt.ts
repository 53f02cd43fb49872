import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { DutySettings } from '../../domain/duties/rule-book';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { DUE_SOON_SETTING, SWITCHES_SETTING } from '../../law/desk-law';
import { type PackedDocument, setDocumentKind } from '../../repositories/document';
import { readSetting } from '../../repositories/setting';
import { adoptTemplate } from '../../services/forms/own-template';
import { changeSetting } from '../../services/system/change-setting';
import { REPORTING_DAYS_SETTING } from '../desk/gaps';
import { findHandedDown, handedBy } from './handed-down';

interface Wanted {
  packageId: string;
  key: string;
}

/**
 * Makes one handed-down choice this office's own. Answers what to enter into the log.
 * @throws PlanDeskError NOT_FOUND, HANDED_FOREIGN
 */
export function adoptRule(deps: Deps, wanted: Wanted): { setting: string; value: unknown; reason: string } {
  const { db, law } = deps;
  const { item, pack } = findHandedDown(db, law, wanted);
  const change = settingOf(deps, wanted, { item, pack });
  changeSetting(deps, change);
  return { setting: change.key, value: change.value, reason: handedBy(pack) };
}

function settingOf(
  { db }: Deps,
  wanted: Wanted,
  { item, pack }: ReturnType<typeof findHandedDown>,
): { key: string; value: unknown } {
  if (item.kind === 'due-soon') return { key: DUE_SOON_SETTING, value: pack.rules?.dueSoonDays };
  if (item.kind === 'reporting-days')
    return { key: REPORTING_DAYS_SETTING, value: pack.rules?.reportingDays };
  if (item.kind !== 'switch')
    throw new PlanDeskError('NOT_FOUND', '这一项不是规则的选项，请刷新后重试。', { ...wanted });
  const chosen = readSetting<DutySettings['switches']>(db, SWITCHES_SETTING, {});
  const [, rule = ''] = item.key.split(':');
  const [value = ''] = item.theirs;
  return {
    key: SWITCHES_SETTING,
    value: { ...chosen, [rule]: { ...chosen[rule], [item.detail]: value } },
  };
}

/** The layout that an item of the list means. @throws PlanDeskError NOT_FOUND, HANDED_FOREIGN */
export function handedForm(
  { db, law }: { db: ReadDb; law: Law },
  wanted: Wanted,
): { form: string; fileName: string; sha256: string; reason: string } {
  const { item, pack } = findHandedDown(db, law, wanted);
  const form = pack.forms.find((each) => item.key === `form:${each.form}`);
  if (!form) throw new PlanDeskError('NOT_FOUND', '这一项不是文书模板，请刷新后重试。', { ...wanted });
  return { ...form, reason: handedBy(pack) };
}

/** Keeps a handed-down layout, checked as every own one is, as the next version of its form. */
export function adoptForm(
  deps: Deps,
  { form, fileName }: { form: string; fileName: string },
  packed: PackedDocument,
): { number: number } {
  const adopted = adoptTemplate(deps, { form, fileName, packed });
  setDocumentKind(deps.db, packed.sha256, 'docx');
  return adopted;
}
