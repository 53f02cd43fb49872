import type { ReadDb } from '../connection';
import type { ExpertCount } from '../domain/reports/expert-tally';

/** What one expert did, with whom it is about. */
export interface ExpertCountRow extends ExpertCount {
  readonly id: string;
  readonly name: string;
}

/**
 * The experts of an owner's own pool with what each did between two days: times drawn, reviews attended (also those entered by
 * hand as work), recusals, and the grade of the last yearly evaluation.
 */
export function expertCounts(
  db: ReadDb,
  { origin, from, to }: { origin: string; from: string; to: string },
): ExpertCountRow[] {
  return db.all<ExpertCountRow & Record<string, unknown>>(
    `SELECT x.id, x.name, json_extract(x.specialty_codes, '$[0]') AS specialty, NULLIF(x.title, '') AS title,
       CASE WHEN x.status = 'expired' OR (x.status IN ('serving','paused') AND x.term_to < @to) THEN 'expired'
            WHEN x.status IN ('serving','paused') THEN 'serving' ELSE 'gone' END AS standing,
       (SELECT COUNT(*) FROM expert_draw_place p JOIN expert_draw d ON d.id = p.draw_id
        WHERE p.expert_id = x.id AND p.standing = 'drawn' AND p.voided_at IS NULL AND d.voided_at IS NULL
          AND d.state IN ('drawn','closed') AND d.held_on BETWEEN @from AND @to) AS draws,
       (SELECT COUNT(DISTINCT a.review_id) FROM review_assignment a JOIN review r ON r.id = a.review_id
        WHERE a.expert_id = x.id AND a.attended = 1 AND a.voided_at IS NULL AND r.voided_at IS NULL AND r.state <> 'void'
          AND COALESCE(r.meeting_on, r.outcome_on) BETWEEN @from AND @to)
       + (SELECT COUNT(*) FROM expert_work w WHERE w.expert_id = x.id AND w.kind IN ('review','verification')
          AND w.review_id IS NULL AND w.attended IS NOT 0 AND w.voided_at IS NULL AND w.from_day BETWEEN @from AND @to) AS reviews,
       (SELECT COUNT(*) FROM expert_draw_place p WHERE p.expert_id = x.id AND p.answer = 'recused' AND p.voided_at IS NULL
          AND p.answered_on BETWEEN @from AND @to)
       + (SELECT COUNT(*) FROM review_assignment a JOIN review r ON r.id = a.review_id
          WHERE a.expert_id = x.id AND a.state = 'withdrawn' AND a.recusal IS NOT NULL AND a.draw_place_id IS NULL
            AND a.voided_at IS NULL AND r.voided_at IS NULL AND r.prepared_on BETWEEN @from AND @to) AS recusals,
       (SELECT v.grade FROM expert_evaluation v WHERE v.expert_id = x.id AND v.task IS NULL AND v.grade IS NOT NULL
          AND v.voided_at IS NULL AND v.evaluated_on BETWEEN @from AND @to ORDER BY v.evaluated_on DESC, v.id DESC LIMIT 1) AS grade
     FROM expert x WHERE x.origin = @origin AND x.voided_at IS NULL AND x.merged_into_id IS NULL`,
    { origin, from, to },
  );
}
