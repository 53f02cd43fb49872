import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { listingNotice } from '../../documents/forms/listing-notice';
import type { ListingLevel } from '../../domain/hazard/codes';
import { selfOffice } from '../../repositories/office';
import { viewHiddenDanger } from './hidden-dangers';

const LEVELS: Readonly<Record<ListingLevel, string>> = { county: '县级', city: '市级', province: '省级' };

/** 挂牌督办通知书 of a hidden danger; what is not decided yet is left blank. @throws PlanDeskError NOT_FOUND */
export function noticeOf(db: ReadDb, id: string, looking: { self: string; today: string }): FormDefinition {
  const view = viewHiddenDanger(db, id, looking);
  return listingNotice({
    listingNo: view.listingNo,
    unitName: view.unit.name,
    title: view.title,
    place: view.place,
    description: view.description,
    foundOn: view.foundOn,
    level: view.listingLevel === null ? null : LEVELS[view.listingLevel],
    dueOn: view.term,
    measures: view.measures,
    supervisor: view.supervisor,
    responsible: view.responsible,
    office: view.ours ? (selfOffice(db)?.name ?? '') : view.originName,
    listedOn: view.listedOn,
  });
}
