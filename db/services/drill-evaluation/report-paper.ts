import type { ReadDb } from '../../connection';
import type { FormDefinition, FormPicture } from '../../documents/forms/definition';
import { drillReport } from '../../documents/forms/drill-report';
import { checkPicture } from '../../documents/view/pictures';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { DrillReportKind } from '../../domain/drill/codes';
import { reportText, SECTION_TITLES } from '../../domain/drill/evaluation-report';
import type { Law } from '../../law';
import { readPackedDocument } from '../../repositories/document';
import { drillAttachmentTable } from '../../repositories/drill-conduct';
import { reportOf } from '../../repositories/drill-evaluation-views';
import { unpackDocument } from '../plans/pack-document';
import { findDrill } from './forms';
import { gatherFacts } from './gather-facts';
import { wordedIn } from './reports';
import { filledForms } from './view-evaluation';

/** A report shows so many photographs; the others stay with the drill. */
const MOST_PICTURES = 12;
/** A report is sent by mail and stick: its photographs together stay below this. */
const MOST_BYTES = 40 * 1024 * 1024;

/** A report as it is printed, with its tables and photographs. @throws PlanDeskError NOT_FOUND, DOCUMENT_DAMAGED */
export function reportPaper(
  db: ReadDb,
  law: Law,
  { drillId, kind }: { drillId: string; kind: DrillReportKind },
): FormDefinition {
  const drill = findDrill(db, drillId);
  const report = reportOf(db, drillId, kind);
  const facts = gatherFacts(db, law, drill);
  const evaluators = filledForms(db, law, drillId).filter(({ kind: by, done }) => by === 'evaluator' && done);
  return drillReport({
    kind,
    drillTitle: facts.title,
    unitName: facts.unitName,
    sections: reportText(facts, kind, wordedIn(kind, report)).map(({ key, text }) => ({
      title: SECTION_TITLES[key],
      text,
    })),
    groups: facts.sum.groups
      .filter(({ counted }) => counted > 0)
      .map(({ tableTitle, title, counted, wanting, share }) => ({
        table: tableTitle,
        title,
        counted,
        wanting,
        share: `${Math.round((share ?? 0) * 100)}%`,
      })),
    wanting: facts.sum.items
      .filter(({ wanting }) => wanting)
      .map(({ item, text, voices }) => ({
        item: item.startsWith('own-') ? '自定' : item,
        text,
        reasons: voices
          .filter((voice) => voice.wanting && voice.kind === 'evaluator')
          .map(({ evaluator, remark }) => `${evaluator}：${remark}`)
          .join('；'),
      })),
    evaluators: evaluators.map(({ record }) => ({ name: record.evaluator, post: record.post })),
    pictures: picturesOf(db, drillId, report?.state === 'issued' ? report.updatedAt : null),
    issuedOn: (report?.issuedOn ?? null) as CivilDate | null,
    issuedBy: report?.issuedBy ?? null,
  });
}

/** The photographs of a drill that may be drawn, in the order in which they were kept; of an issued report those it was issued with. */
function picturesOf(db: ReadDb, drillId: string, until: string | null): FormPicture[] {
  const kept = drillAttachmentTable.select(
    db,
    `WHERE drill_id = @drillId AND kind = 'photo' AND voided_at IS NULL AND (@until IS NULL OR created_at <= @until) ORDER BY created_at, id LIMIT ${MOST_PICTURES}`,
    { drillId, until },
  );
  let room = MOST_BYTES;
  return kept.flatMap(({ sha256, caption, fileName }) => {
    const packed = readPackedDocument(db, sha256);
    if (!packed || packed.size > room) return [];
    // A stranger's file: only what begins as a picture does is drawn.
    const picture = checkPicture(unpackDocument(packed));
    if (typeof picture === 'string') return [];
    room -= packed.size;
    return [{ ...picture, caption: caption ?? fileName }];
  });
}
