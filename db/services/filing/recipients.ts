import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { OfficeLevel } from '../../domain/desk';
import { PlanDeskError } from '../../domain/errors';
import {
  copyProposals,
  type FilingCopyRule,
  type FilingFacts,
  type LevelProposal,
  levelProposals,
} from '../../domain/filing/level';
import { deskLaw } from '../../law/desk-law';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { type NoticeRecord, noticesOfCase, noticeTable } from '../../repositories/notice';
import { selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';
import { issueNotice } from '../notices/issue-notice';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { openDossier } from './dossier';
import { pastDay } from './take-step';

/** Setting key: `{category: level}`, where this office's province or city has decided otherwise than the rule data. */
export const LEVELS_SETTING = 'filing.levels';

function factsOf(unit: EnterpriseRecord): FilingFacts {
  return {
    activities: unit.activities,
    affiliation: unit.affiliation,
    supervisionCategory: unit.supervisionCategory,
    text: `${unit.name} ${unit.businessScope ?? ''}`,
  };
}

/** A rule in plain words for a screen. */
export interface RuleWords {
  rule: string;
  title: string;
  recipient: string;
  article: string;
  mark: string;
  effectiveFrom: string;
  note: string;
}
const wordsOf = ({
  rule,
  title,
  recipient,
  source,
  mark,
  effectiveFrom,
  note,
}: LevelProposal | FilingCopyRule): RuleWords => ({
  rule,
  title,
  recipient,
  article: `${source.title}${source.article}`,
  mark,
  effectiveFrom,
  note,
});

export interface LevelView extends RuleWords {
  category: string;
  level: OfficeLevel;
  /** What the rule data says, where the office has set another level. */
  usualLevel: OfficeLevel;
}

/** Where a unit files, the leading rule first, seen from this office. @throws PlanDeskError NOT_FOUND */
export function filingLevelOf(
  db: ReadDb,
  law: Deps['law'],
  today: string,
  enterpriseId: string,
): { own: OfficeLevel | null; levels: LevelView[] } {
  assertInSight(db, 'enterprise', enterpriseId);
  const unit = found(enterpriseTable.find(db, enterpriseId), '单位', enterpriseId);
  const set = readSetting<Record<string, OfficeLevel>>(db, LEVELS_SETTING, {});
  const own = selfOffice(db)?.level;
  return {
    own: own === 'county' || own === 'city' || own === 'province' ? own : null,
    levels: levelProposals(law.filingLevels, factsOf(unit), set, asCivilDate(today)).map((proposal) => ({
      ...wordsOf(proposal),
      category: proposal.category,
      level: proposal.level,
      usualLevel: proposal.usualLevel,
    })),
  };
}

/** Whom a case's copies are due to, and which have gone out. */
export function copiesOf(
  law: Deps['law'],
  unit: EnterpriseRecord,
  notices: readonly NoticeRecord[],
  onDate: CivilDate,
): (RuleWords & { sentOn: string | null })[] {
  return copyProposals(law.filingCopies, factsOf(unit), onDate).map((rule) => ({
    ...wordsOf(rule),
    sentOn:
      notices.find((notice) => notice.kind === 'copy' && notice.details.rule === rule.rule)?.issuedOn ?? null,
  }));
}

/**
 * Keeps a letter about a case: a copy to another office, the note of a deemed filing, the receipt of materials.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DATE_IN_FUTURE, NOTICE_NOT_YET, NOTICE_ALREADY
 */
export function issueCaseNotice(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    kind: 'copy' | 'deemed' | 'receipt';
    recipient: string | null;
    rule: string | null;
    onDate: string;
  },
): { id: string; number: string } {
  const { record, enterprise } = openDossier(deps.db, deskLaw(deps.db, deps.law), input.id);
  assertEditable(deps, record, input.expectedVersion);
  const issuedOn = pastDay(deps, input.onDate);
  const since = input.kind === 'receipt' ? record.receivedOn : record.decidedOn;
  const fits = input.kind !== 'deemed' || record.state === 'deemed-filed';
  if (record.state === 'void' || since === null || issuedOn < since || !fits)
    throw new PlanDeskError('NOTICE_NOT_YET', '案卷还没有到发这份文书的时候，请核对案卷状态和日期。', {
      kind: input.kind,
      state: record.state,
    });
  const recipient = input.recipient?.trim() || enterprise.name;
  const sent = noticesOfCase(deps.db, record.id).find(
    (notice) =>
      notice.kind === input.kind &&
      (input.kind === 'copy' ? notice.recipient === recipient : notice.round === record.round),
  );
  if (sent)
    throw new PlanDeskError(
      'NOTICE_ALREADY',
      `这份文书已于 ${sent.issuedOn} 发出（${sent.number ?? '无文号'}）。`,
      {
        noticeId: sent.id,
      },
    );
  const notice = issueNotice(deps, {
    kind: input.kind,
    enterpriseId: record.enterpriseId,
    caseId: record.id,
    round: record.round,
    recipient,
    issuedOn,
    details: input.rule === null ? {} : { rule: input.rule },
  });
  deps.changed('filing', [record.id]);
  return { id: notice.id, number: notice.number ?? '' };
}

/**
 * Records when and how a letter reached its recipient.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DATE_IN_FUTURE, DATE_TOO_EARLY
 */
export function deliverNotice(
  deps: Deps,
  input: { noticeId: string; expectedVersion: number; onDate: string; how: string | null },
): { id: string; version: number; caseId: string | null } {
  const before = found(noticeTable.find(deps.db, input.noticeId), '文书', input.noticeId);
  assertEditable(deps, before, input.expectedVersion);
  const deliveredOn = pastDay(deps, input.onDate);
  if (deliveredOn < before.issuedOn)
    throw new PlanDeskError('DATE_TOO_EARLY', `送达日期早于发出日期 ${before.issuedOn}，请核对。`, {
      issuedOn: before.issuedOn,
    });
  const notice = { ...nextBookkeeping(deps, before), deliveredOn, deliveredHow: input.how };
  noticeTable.update(deps.db, notice);
  deps.changed('filing', before.caseId === null ? [] : [before.caseId]);
  return { id: notice.id, version: notice.version, caseId: notice.caseId };
}
