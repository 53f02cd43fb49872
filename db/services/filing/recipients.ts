import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { OfficeLevel } from '../../domain/desk';
import { PlanDeskError } from '../../domain/errors';
import { copyProposals, type FilingFacts, levelProposals } from '../../domain/filing/level';
import { deskLaw } from '../../law/desk-law';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { type NoticeRecord, noticesOfCase, noticeTable } from '../../repositories/notice';
import { selfOffice } from '../../repositories/office';
import { issueNotice } from '../notices/issue-notice';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { openDossier } from './dossier';
import { recipientChoices } from './recipient-choices';
import { type RuleWords, wordsOf } from './rule-words';
import { pastDay } from './take-step';

function factsOf(unit: EnterpriseRecord): FilingFacts {
  return {
    activities: unit.activities,
    affiliation: unit.affiliation,
    supervisionCategory: unit.supervisionCategory,
    text: `${unit.name} ${unit.businessScope ?? ''}`,
  };
}

export interface LevelView extends RuleWords {
  category: string;
  level: OfficeLevel;
  /** What the rule data says, where the office has set another level. */
  usualLevel: OfficeLevel;
  /** Why the office has set a level of its own; null where it has not. */
  reason: string | null;
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
  const set = recipientChoices(db).levels;
  const ownLevels = Object.fromEntries(Object.entries(set).map(([category, { level }]) => [category, level]));
  const own = selfOffice(db)?.level;
  return {
    own: own === 'county' || own === 'city' || own === 'province' ? own : null,
    levels: levelProposals(law.filingLevels, factsOf(unit), ownLevels, asCivilDate(today)).map(
      (proposal) => ({
        ...wordsOf(proposal),
        category: proposal.category,
        level: proposal.level,
        usualLevel: proposal.usualLevel,
        reason: set[proposal.category]?.reason ?? null,
      }),
    ),
  };
}

/** A copy of a case that the rules ask for. */
export interface CopyView extends RuleWords {
  /** The day of its letter; null while none has been kept. */
  sentOn: string | null;
  /** Why this office sends none; null where it does. */
  off: string | null;
}

/** Whom a case's copies are due to, which have gone out, and which this office has decided not to send. */
export function copiesOf(
  db: ReadDb,
  law: Deps['law'],
  unit: EnterpriseRecord,
  notices: readonly NoticeRecord[],
  onDate: CivilDate,
): CopyView[] {
  const { copies: chosen } = recipientChoices(db);
  return copyProposals(law.filingCopies, factsOf(unit), onDate).map((rule) => {
    const choice = chosen[rule.rule];
    const words = wordsOf(rule);
    return {
      ...words,
      recipient: choice?.recipient ?? words.recipient,
      sentOn:
        notices.find((notice) => notice.kind === 'copy' && notice.details.rule === rule.rule)?.issuedOn ??
        null,
      off: choice?.sent === false ? choice.reason : null,
    };
  });
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
    details: input.rule === null ? {} : { rule: input.rule, ...basisOf(deps.law, input.rule) },
  });
  deps.changed('filing', [record.id]);
  return { id: notice.id, number: notice.number ?? '' };
}

/** What the letter names as its ground; kept with it, so that later rule data does not change what was said. */
function basisOf(law: Deps['law'], id: string): { basis?: string } {
  const rule = law.filingCopies.find((each) => each.rule === id);
  return rule ? { basis: `《${rule.source.title}》${rule.source.article}` } : {};
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
