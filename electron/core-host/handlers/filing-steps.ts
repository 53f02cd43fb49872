import { basename } from 'node:path';
import { maskPhone } from '../../../db/domain/codes/mask';
import { countPiles } from '../../../db/repositories/filing-piles';
import { correctCase } from '../../../db/services/filing/correct-case';
import { handOutCertificate } from '../../../db/services/filing/decide-filing';
import { transferCase, voidCase } from '../../../db/services/filing/end-case';
import { attachPaper, removePaper } from '../../../db/services/filing/papers';
import { listRecipients, setCopy, setLevel } from '../../../db/services/filing/recipient-choices';
import { deliverNotice, filingLevelOf, issueCaseNotice } from '../../../db/services/filing/recipients';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { readDocument } from '../read-documents';

type Filing = Handlers<Contract>['filing'];

/** Papers, letters, corrections and ends of filing cases. */
export const filingSteps: Pick<
  Filing,
  | 'void'
  | 'transfer'
  | 'correct'
  | 'handOut'
  | 'attach'
  | 'detach'
  | 'issueNotice'
  | 'deliverNotice'
  | 'piles'
  | 'levelOf'
  | 'recipients'
  | 'setLevel'
  | 'setCopy'
> = {
  void: ({ deps, audit }, input) => {
    audit('filing_case', input.id, { onDate: input.onDate, endKind: input.endKind, reason: input.reason });
    return voidCase(deps, input);
  },
  transfer: ({ deps, audit }, input) => {
    const moved = transferCase(deps, input);
    audit('filing_case', input.id, {
      onDate: input.onDate,
      receiver: input.receiver,
      noticeNo: moved.noticeNo,
      reason: input.reason,
    });
    return moved;
  },
  correct: ({ deps, audit }, input) => {
    const { corrected, ...saved } = correctCase(deps, input);
    const changes = Object.fromEntries(
      Object.entries(corrected).map(([field, pair]) => [
        field,
        field === 'contactPhone' ? pair.map(maskPhone) : pair,
      ]),
    );
    audit('filing_case', input.id, { changes, reason: input.reason });
    return saved;
  },
  handOut: ({ deps, audit }, input) => {
    audit('filing_case', input.id, { certificateOn: input.onDate });
    return handOutCertificate(deps, input);
  },
  attach: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const path = host.grants.path(input.file);
    const fileName = basename(path);
    const { packed, extraction } = await readDocument(host, { path }, fileName, { progress, signal });
    if (!packed) throw new Error('a file from outside comes back packed');
    return core.transaction((db) => {
      const attached = attachPaper(depsFor(db), {
        id: input.id,
        material: input.material,
        fileName,
        packed,
        extraction,
      });
      auditIn(db, 'filing_case', input.id, { fileName, material: input.material, sha256: attached.sha256 });
      return attached;
    });
  },
  detach: ({ deps, audit }, input) => {
    const { caseId, fileName } = removePaper(deps, input);
    audit('filing_case', caseId, { fileName, reason: input.reason });
    return {};
  },
  issueNotice: ({ deps, audit }, input) => {
    const notice = issueCaseNotice(deps, input);
    audit('filing_case', input.id, {
      notice: input.kind,
      noticeNo: notice.number,
      recipient: input.recipient,
      onDate: input.onDate,
    });
    return notice;
  },
  deliverNotice: ({ deps, audit }, input) => {
    const { caseId, ...saved } = deliverNotice(deps, input);
    audit('filing_case', caseId, { noticeId: input.noticeId, deliveredOn: input.onDate, how: input.how });
    return saved;
  },
  piles: ({ read, core }) => countPiles(read, core.clock.today()),
  levelOf: ({ read, core }, input) => filingLevelOf(read, core.law, core.clock.today(), input.enterpriseId),
  recipients: ({ read, core }) => listRecipients(read, core.law),
  setLevel: ({ deps, audit }, input) => {
    const { title, before, after } = setLevel(deps, input);
    audit('setting', input.category, { title, level: [before, after], reason: input.reason });
    return {};
  },
  setCopy: ({ deps, audit }, input) => {
    audit('setting', input.rule, { ...setCopy(deps, input), reason: input.reason });
    return {};
  },
};
