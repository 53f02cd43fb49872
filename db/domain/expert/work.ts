/** 评审, 论证, 演练指导, 演练观摩, 检查, 抢险救援, 咨询, 编制, 培训, 其他. */
export const WORK_KINDS = [
  'review',
  'verification',
  'drill-guidance',
  'drill-observing',
  'inspection',
  'rescue',
  'consulting',
  'drafting',
  'training',
  'other',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Work that an office asks a person for; consulting and drafting are business of the person's own. */
const ASKED_BY_OFFICE: ReadonlySet<WorkKind> = new Set([
  'review',
  'verification',
  'drill-guidance',
  'drill-observing',
  'inspection',
  'rescue',
  'training',
  'other',
]);

export interface WorkFacts {
  readonly kind: WorkKind;
  readonly fromDay: string;
  readonly hours: number | null;
  readonly paid: boolean;
  /** False: asked and not come. */
  readonly attended: boolean | null;
}

/** A year's work of one person. */
export interface WorkYear {
  readonly year: number;
  /** Tasks an office asked for: what a load cap is held against. */
  readonly tasks: number;
  /** Of all kinds, with how often each. */
  readonly kinds: readonly { readonly kind: WorkKind; readonly count: number }[];
  readonly hours: number;
  /** Tasks to which the person did not come. */
  readonly missed: number;
  /** Tasks that units paid for. */
  readonly paid: number;
}

/** The work year by year, the latest first; a task counts in the year in which it begins. */
export function workYears(work: readonly WorkFacts[]): WorkYear[] {
  const years = [...new Set(work.map(({ fromDay }) => Number(fromDay.slice(0, 4))))].sort((a, b) => b - a);
  return years.map((year) => {
    const ofYear = work.filter(({ fromDay }) => Number(fromDay.slice(0, 4)) === year);
    return {
      year,
      tasks: ofYear.filter(({ kind }) => ASKED_BY_OFFICE.has(kind)).length,
      kinds: WORK_KINDS.map((kind) => ({
        kind,
        count: ofYear.filter((one) => one.kind === kind).length,
      })).filter(({ count }) => count > 0),
      hours: ofYear.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
      missed: ofYear.filter(({ attended }) => attended === false).length,
      paid: ofYear.filter(({ paid }) => paid).length,
    };
  });
}
