import { z } from 'zod';
import { DRILL_FORMS } from '../../db/domain/drill/axes';
import {
  DRILL_REPORT_KINDS,
  DRILL_REPORT_STATES,
  EVALUATION_KINDS,
  EVALUATION_SCALES,
  FINDING_AREAS,
  OBJECTIVE_RESULTS,
  SCORE_VERDICTS,
} from '../../db/domain/drill/codes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import { REPORT_SECTIONS } from '../../db/domain/drill/evaluation-report';
import { STANDING_MARKS } from '../../db/domain/duties/rule-book';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, query } from './define';

const text = z.string();
const mark = z.enum(STANDING_MARKS);
const kind = z.enum(EVALUATION_KINDS);
const scale = z.enum(EVALUATION_SCALES);
const verdict = z.enum(SCORE_VERDICTS).nullable();
const met = z.enum(OBJECTIVE_RESULTS).nullable();
const reportKind = z.enum(DRILL_REPORT_KINDS);
const sectionKey = z.enum([...REPORT_SECTIONS.evaluation, ...REPORT_SECTIONS.summary]);
/** A standard of tables, a group or an item in it. */
const key = z.string().min(1).max(80);
/** The group's own words: as long as some pages. */
const pages = z.string().max(40_000);
const share = z.number().min(0).max(1).nullable();
const at = { id, expectedVersion };

const itemSum = z.object({
  item: text,
  text,
  groupId: text,
  groupTitle: text,
  tableId: text,
  area: z.enum(FINDING_AREAS),
  /** Mean of the evaluators' shares. */
  share,
  /** Between the highest and the lowest of them. */
  spread: z.number(),
  wanting: z.boolean(),
  voices: z.array(
    z.object({
      formId: id,
      evaluator: text,
      kind,
      scale,
      verdict,
      points: z.number().nullable(),
      share,
      wanting: z.boolean(),
      remark: text,
      logIds: z.array(id),
    }),
  ),
});

const overview = z.object({
  drillId: id,
  version: count,
  state: z.enum(DRILL_STATES),
  form: z.enum(DRILL_FORMS).nullable(),
  ours: z.boolean(),
  /** Forms may be begun and written in. */
  writable: z.boolean(),
  forms: z.array(
    z.object({
      id,
      version: count,
      kind,
      evaluator: text,
      post: text.nullable(),
      /** Number of the standard. */
      standard: text,
      scale,
      done: z.boolean(),
      tables: z.array(text),
      items: count,
      answered: count,
      reasonsMissing: count,
      signedOn: civilDate.nullable(),
    }),
  ),
  /** Down as evaluators, without a form yet. */
  candidates: z.array(z.object({ name: text, post: text.nullable() })),
  packs: z.array(
    z.object({
      id: key,
      title: text,
      number: text,
      mark,
      note: text,
      source: z.object({ title: text, article: text }),
      effectiveFrom: civilDate.nullable(),
      defaultScale: scale,
      /** Those that fit the form of the drill. */
      tables: z.array(
        z.object({
          id: key,
          title: text,
          short: text,
          note: text,
          mark,
          groups: z.array(z.object({ id: key, title: text, items: count })),
        }),
      ),
    }),
  ),
  scales: z.array(z.object({ id: scale, title: text, note: text, mark })),
  groups: z.array(
    z.object({
      groupId: text,
      title: text,
      tableId: text,
      tableTitle: text,
      items: count,
      counted: count,
      wanting: count,
      share,
      selfShare: share,
    }),
  ),
  disagreements: z.array(itemSum),
  /** Items that an evaluator found wanting, with the finding that was noted from each. */
  wanting: z.array(itemSum.extend({ finding: z.object({ id, number: count }).nullable() })),
  objectives: z.array(
    z.object({ id, version: count, text, standard: text.nullable(), met, metNote: text.nullable() }),
  ),
  reports: z.array(
    z.object({
      kind: reportKind,
      state: z.enum(DRILL_REPORT_STATES),
      issuedOn: civilDate.nullable(),
      issuedBy: text.nullable(),
    }),
  ),
});

const score = z.object({
  item: key,
  verdict,
  points: z.number().min(0).max(1000).nullable(),
  remark: longText,
  logIds: z.array(id).max(50),
});

const item = z.object({ id: key, text, mark: mark.nullable() });

const filledForm = z.object({
  id,
  version: count,
  drillId: id,
  kind,
  evaluator: text,
  post: text.nullable(),
  standard: text,
  writable: z.boolean(),
  done: z.boolean(),
  signedOn: civilDate.nullable(),
  opinion: text,
  scale: z.object({
    id: scale,
    title: text,
    fullPoints: z.number().nullable(),
    reasonBelow: z.number().nullable(),
    verdicts: z.array(z.object({ verdict: z.enum(SCORE_VERDICTS), title: text, needsReason: z.boolean() })),
  }),
  tables: z.array(
    z.object({
      id: key,
      title: text,
      groups: z.array(z.object({ id: key, title: text, area: z.enum(FINDING_AREAS), items: z.array(item) })),
    }),
  ),
  scores: z.array(score.extend({ remark: text })),
  /** What may be pointed to as evidence. */
  log: z.array(
    z.object({
      id,
      kind: text,
      /** On the drill's clock. */
      clockSeconds: z.number(),
      actor: text.nullable(),
      text,
      delaySeconds: z.number().nullable(),
    }),
  ),
});

const report = z.object({
  drillId: id,
  kind: reportKind,
  id: id.nullable(),
  version: count,
  ours: z.boolean(),
  issued: z.boolean(),
  issuedOn: civilDate.nullable(),
  issuedBy: text.nullable(),
  endOn: civilDate.nullable(),
  sections: z.array(z.object({ key: sectionKey, title: text, text, edited: z.boolean(), draft: text })),
  /** A sentence that the conclusion may begin with. */
  offer: text,
  revisePlan: z.boolean().nullable(),
  reviseNote: text.nullable(),
  findings: z.array(z.object({ code: text, message: text, level: z.enum(['block', 'warn']) })),
});

const reportOf = z.object({ drillId: id, kind: reportKind });

/** Evaluation of a drill: forms of evaluators and players, what they say together, the two reports. */
export const drillEvaluation = {
  get: query(z.object({ drillId: id }), overview),
  form: query(z.object({ id }), filledForm),
  begin: command(
    z.object({
      drillId: id,
      kind,
      evaluator: shortText,
      post: shortText.nullable(),
      pack: key,
      scale,
      groups: z.array(key).max(100),
    }),
    saved,
  ),
  /** Writes answers as they come. */
  saveScores: command(z.object({ id, scores: z.array(score).min(1).max(300) }), z.object({ saved: count })),
  saveOpinion: command(z.object({ ...at, opinion: longText, post: shortText.nullable() }), saved),
  finish: command(z.object(at), saved),
  reopen: command(z.object(at), saved),
  remove: command(z.object({ ...at, reason }), saved),
  /** Whether an objective was reached. */
  judge: command(z.object({ ...at, met, metNote: longText.nullable() }), saved),
  /** The items of a standard as this place asks them. */
  items: query(
    z.object({ pack: key }),
    z.object({
      title: text,
      number: text,
      note: text,
      tables: z.array(
        z.object({
          id: key,
          title: text,
          note: text,
          groups: z.array(
            z.object({ id: key, title: text, items: z.array(item.extend({ asked: z.boolean() })) }),
          ),
        }),
      ),
    }),
  ),
  saveItems: command(
    z.object({
      pack: key,
      off: z.array(key).max(500),
      own: z.array(z.object({ id: key.nullable(), groupId: key, text: shortText })).max(300),
    }),
    z.object({}),
    { permission: 'decide' },
  ),
  report: query(reportOf, report),
  /** Keeps what was worded; null gives a part back to the draft. */
  saveReport: command(
    reportOf.extend({
      expectedVersion: count,
      sections: z.array(z.object({ key: sectionKey, text: pages.nullable() })).max(8),
    }),
    saved,
  ),
  /** Whether the evaluators advise to revise the plan (办法 34). */
  adviseRevision: command(
    z.object({ drillId: id, revisePlan: z.boolean().nullable(), reviseNote: longText.nullable() }),
    saved,
  ),
  issue: command(
    reportOf.extend({ expectedVersion: count, issuedOn: civilDate, issuedBy: shortText }),
    saved,
    { permission: 'decide' },
  ),
  takeBack: command(z.object({ ...at, reason }), saved, { permission: 'decide' }),
  reportPreview: query(reportOf, formPage),
  /** Writes the report as an editable .docx. */
  writeReport: job(reportOf.extend({ file: fileGrant }), z.object({ fileName: text }), {
    permission: 'read',
  }),
};
