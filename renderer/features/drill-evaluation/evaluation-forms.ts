import { z } from 'zod';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';
import type { Tone } from '../../ui/tokens';

export type Overview = Answer<'drillEvaluation', 'get'>;
export type ItemSum = Overview['disagreements'][number];
export type Voice = ItemSum['voices'][number];
export type Objective = Overview['objectives'][number];
export type EvaluationForm = Answer<'drillEvaluation', 'form'>;
export type FormItem = EvaluationForm['tables'][number]['groups'][number]['items'][number];
export type Score = EvaluationForm['scores'][number];
export type Report = Answer<'drillEvaluation', 'report'>;
export type ReportKind = Report['kind'];
export type PackItems = Answer<'drillEvaluation', 'items'>;

export const beginSchema = z.object({
  kind: z.enum(['evaluator', 'self']),
  evaluator: z.string().trim().min(2).max(200),
  post: z.string().trim().max(200).nullable(),
  pack: z.string().min(1),
  scale: z.enum(['yes-no', 'grade', 'points']),
  groups: z.array(z.string()).min(1),
});

export const issueSchema = z.object({
  issuedOn: dateField,
  issuedBy: z.string().trim().min(2).max(200),
});

/** An item of which nothing was said yet. */
export const emptyScore = (item: string): Score => ({
  item,
  verdict: null,
  points: null,
  remark: '',
  logIds: [],
});

/** The answer is one that has to name its reason. */
export function isWanting(scale: EvaluationForm['scale'], score: Score): boolean {
  if (score.verdict !== null)
    return scale.verdicts.some(({ verdict, needsReason }) => needsReason && verdict === score.verdict);
  return score.points !== null && scale.reasonBelow !== null && score.points < scale.reasonBelow;
}

export const isAnswered = ({ verdict, points }: Score): boolean => verdict !== null || points !== null;

/** How good an answer is, in the colours of states. */
export function toneOf({ share, wanting }: Pick<Voice, 'share' | 'wanting'>): Tone {
  if (share === null) return 'muted';
  if (wanting) return 'late';
  return share === 1 ? 'met' : 'soon';
}

/** 0.875 → 88%; nothing while nothing counts. */
export const percent = (share: number | null): string =>
  share === null ? '' : `${Math.round(share * 100)}%`;

/** Seconds on the drill's clock as T+ 0:12:05. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `T+${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
