import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { type CivilDate, yearOf } from '../../domain/dates/civil-date';
import type { NoticeKind } from '../../domain/filing/case-codes';
import { DEFAULT_NOTICE_TEMPLATES, nextNoticeNumber } from '../../domain/filing/notice-number';
import { type NoticeRecord, noticeNumbers, noticeTable } from '../../repositories/notice';
import { selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';
import { newBookkeeping } from '../own-row';

/** Setting key: `{kind: template}`, the office's own numbering of its letters. */
export const NOTICE_TEMPLATES_SETTING = 'filing.noticeTemplates';

/** The number that a letter of this kind would bear; nothing is taken. */
export function nextNumberOfNotice(db: ReadDb, kind: NoticeKind, issuedOn: CivilDate): string {
  const office = selfOffice(db);
  const own = readSetting<Partial<Record<NoticeKind, string>>>(db, NOTICE_TEMPLATES_SETTING, {});
  return nextNoticeNumber(
    own[kind] ?? DEFAULT_NOTICE_TEMPLATES[kind],
    noticeNumbers(db, office?.id ?? '', kind),
    { region6: office?.regionCode ?? '', year: yearOf(issuedOn) },
  );
}

/** What a letter says; what is left out is empty. */
export interface NewNotice
  extends Pick<NoticeRecord, 'kind' | 'recipient'>,
    Partial<Pick<NoticeRecord, 'enterpriseId' | 'caseId' | 'round' | 'dueOn' | 'details' | 'remark'>> {
  issuedOn: CivilDate;
}

/**
 * Keeps a letter under the next number of its kind, inside the caller's transaction: a step that fails takes none.
 * Call within a longer loop once a letter; each call reads the numbers given so far.
 */
export function issueNotice(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'self'>,
  notice: NewNotice,
): NoticeRecord {
  const record: NoticeRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    kind: notice.kind,
    number: nextNumberOfNotice(deps.db, notice.kind, notice.issuedOn),
    enterpriseId: notice.enterpriseId ?? null,
    caseId: notice.caseId ?? null,
    round: notice.round ?? null,
    recipient: notice.recipient,
    issuedOn: notice.issuedOn,
    dueOn: notice.dueOn ?? null,
    deliveredOn: null,
    deliveredHow: null,
    details: notice.details ?? {},
    remark: notice.remark ?? null,
  };
  noticeTable.insert(deps.db, record);
  return record;
}
