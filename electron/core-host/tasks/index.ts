import type { TaskContext } from './context';

/** Loads a task's code when it first runs, so that the core host and each worker carry only what they use. */
const lazy = <F extends (input: never, context: TaskContext) => Promise<unknown>>(
  load: () => Promise<F>,
): F => (async (input, context) => (await load())(input, context)) as F;

/**
 * Everything that runs in a worker thread. A task takes and gives plain data (it crosses a thread), opens the
 * database for reading only, and writes nothing but scratch files and the user's chosen target. The one exception is
 * `fold-log`, for which the writer holds still.
 */
const tasks = {
  backup: lazy(async () => (await import('./backup')).backupTask),
  'check-database': lazy(async () => (await import('./check-database')).checkDatabaseTask),
  'prove-database': lazy(async () => (await import('./check-database')).proveDatabaseTask),
  'fold-log': lazy(async () => (await import('./fold-log')).foldLogTask),
  'extract-document': lazy(async () => (await import('./extract-document')).extractDocumentTask),
  'check-plans': lazy(async () => (await import('./check-plans')).checkPlansTask),
  'follow-registers': lazy(async () => (await import('./check-plans')).followRegistersTask),
  'compare-plans': lazy(async () => (await import('./check-plans')).comparePlansTask),
  'read-plan-checks': lazy(async () => (await import('./check-plans')).readPlanChecksTask),
  'compare-documents': lazy(async () => (await import('./compare-documents')).compareDocumentsTask),
  'write-comparison': lazy(async () => (await import('./compare-documents')).writeComparisonTask),
  'write-document': lazy(async () => (await import('./write-document')).writeDocumentTask),
  'check-form-template': lazy(async () => (await import('./form-templates')).checkFormTemplateTask),
  'fill-form-template': lazy(async () => (await import('./form-templates')).fillFormTemplateTask),
  'try-form-template': lazy(async () => (await import('./form-templates')).tryFormTemplateTask),
  'number-pages': lazy(async () => (await import('./papers')).numberPagesTask),
  'lay-out-papers': lazy(async () => (await import('./papers')).layOutPapersTask),
  'count-pages': lazy(async () => (await import('./papers')).countPagesTask),
  'join-papers': lazy(async () => (await import('./papers')).joinPapersTask),
  'drill-kit': lazy(async () => (await import('./drill-kit')).drillKitTask),
  'stock-papers': lazy(async () => (await import('./stock-papers')).stockPapersTask),
  'read-supply-classes': lazy(async () => (await import('./read-supply-classes')).readSupplyClassesTask),
  'lay-out-gallery': lazy(async () => (await import('./lay-out-gallery')).layOutGalleryTask),
  'view-document': lazy(async () => (await import('./view-document')).viewDocumentTask),
  'rehearse-calendar': lazy(async () => (await import('./rehearse-calendar')).rehearseCalendarTask),
  'write-calendar': lazy(async () => (await import('./write-calendar')).writeCalendarTask),
  'export-list': lazy(async () => (await import('./export-list')).exportListTask),
  'find-duplicates': lazy(async () => (await import('./find-duplicates')).findDuplicatesTask),
  'propose-folder': lazy(async () => (await import('./propose-folder')).proposeFolderTask),
  'propose-schedule': lazy(async () => (await import('./propose-schedule')).proposeScheduleTask),
  'make-sample': lazy(async () => (await import('./make-sample')).makeSampleTask),
  'read-report': lazy(async () => (await import('./reports')).readReportTask),
  'report-rows': lazy(async () => (await import('./reports')).reportRowsTask),
  'write-report': lazy(async () => (await import('./reports')).writeReportTask),
  'preview-period-paper': lazy(async () => (await import('./reports')).previewPeriodPaperTask),
  'write-period-paper': lazy(async () => (await import('./reports')).writePeriodPaperTask),
  'write-letters': lazy(async () => (await import('./reports')).writeLettersTask),
  'preview-letters': lazy(async () => (await import('./reports')).previewLettersTask),
  'preview-call-list': lazy(async () => (await import('./reports')).previewCallListTask),
  'write-call-list': lazy(async () => (await import('./reports')).writeCallListTask),
  'preview-strata': lazy(async () => (await import('./inspections')).previewStrataTask),
  'work-out-draw': lazy(async () => (await import('./inspections')).workOutDrawTask),
  'verify-draw': lazy(async () => (await import('./inspections')).verifyDrawTask),
  'write-draw-record': lazy(async () => (await import('./inspections')).writeDrawRecordTask),
  'inspection-form': lazy(async () => (await import('./inspections')).inspectionFormTask),
  'find-passages': lazy(async () => (await import('./marking')).findPassagesTask),
  'search-item': lazy(async () => (await import('./marking')).searchItemTask),
  'work-out-expert-draw': lazy(async () => (await import('./expert-draws')).workOutExpertDrawTask),
  'verify-expert-draw': lazy(async () => (await import('./expert-draws')).verifyExpertDrawTask),
  'write-expert-draw': lazy(async () => (await import('./expert-draws')).writeExpertDrawTask),
  'expert-draw-form': lazy(async () => (await import('./expert-draws')).expertDrawFormTask),
  'draft-opinion': lazy(async () => (await import('./review-papers')).draftOpinionTask),
  'review-paper': lazy(async () => (await import('./review-papers')).reviewPaperTask),
  'incident-paper': lazy(async () => (await import('./incident-paper')).incidentPaperTask),
  'drill-report': lazy(async () => (await import('./drill-report')).drillReportTask),
  'find-marks-again': lazy(async () => (await import('./review-revision')).findMarksAgainTask),
  'review-changes': lazy(async () => (await import('./review-revision')).reviewChangesTask),
  'marked-copy': lazy(async () => (await import('./review-revision')).markedCopyTask),
  'drill-paper': lazy(async () => (await import('./drill-design')).drillPaperTask),
  'rehearse-injects': lazy(async () => (await import('./drill-design')).rehearseInjectsTask),
  'write-injects': lazy(async () => (await import('./drill-design')).writeInjectsTask),
  'stage-ledger': lazy(async () => (await import('./stage-ledger')).stageLedgerTask),
  'write-rejects': lazy(async () => (await import('./write-rejects')).writeRejectsTask),
  'write-template': lazy(async () => (await import('./write-template')).writeTemplateTask),
  'write-package': lazy(async () => (await import('./write-package')).writePackageTask),
  'inspect-package': lazy(async () => (await import('./inspect-package')).inspectPackageTask),
  'read-matter': lazy(async () => (await import('./read-matter')).readMatterTask),
  'read-drills': lazy(async () => (await import('./read-drills')).readDrillsTask),
  'read-review': lazy(async () => (await import('./read-review')).readReviewTask),
  'read-receipt': lazy(async () => (await import('./read-receipt')).readReceiptTask),
  'check-totals': lazy(async () => (await import('./check-totals')).checkTotalsTask),
  'office-figures': lazy(async () => (await import('./levels')).officeFiguresTask),
  'reporting-gaps': lazy(async () => (await import('./levels')).reportingGapsTask),
  'changed-records': lazy(async () => (await import('./levels')).changedRecordsTask),
  'write-level-table': lazy(async () => (await import('./levels')).writeLevelTableTask),
  'rehearse-package': lazy(async () => (await import('./rehearse-package')).rehearsePackageTask),
} as const;

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Tasks[N] extends (input: infer I, context: TaskContext) => unknown
  ? I
  : never;
export type TaskOutput<N extends TaskName> = Tasks[N] extends (...args: never[]) => Promise<infer O>
  ? O
  : never;

/** Runs a task on this thread: the worker's whole job, and how tests run tasks without a bundled worker file. */
export function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  context: TaskContext,
): Promise<TaskOutput<N>> {
  // The compiler cannot tie one entry's input to its output through an index; the types of `run` do.
  const task = tasks[name] as unknown as (
    input: TaskInput<N>,
    context: TaskContext,
  ) => Promise<TaskOutput<N>>;
  return task(input, context);
}
