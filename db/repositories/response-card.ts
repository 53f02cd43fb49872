import type { ReadDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** 应急处置卡 of a post, resting on one plan (办法 19). */
export interface ResponseCardRecord extends Bookkeeping {
  id: string;
  planId: string;
  post: string;
  risk: string;
  signs: string[];
  steps: string[];
  gear: string[];
  never: string[];
  contacts: string[];
  issuedOn: string | null;
  remark: string | null;
}

export const responseCardTable = defineTable<ResponseCardRecord>('response_card', {
  id: plain('id'),
  planId: plain('plan_id'),
  post: plain('post'),
  risk: plain('risk'),
  signs: json('signs'),
  steps: json('steps'),
  gear: json('gear'),
  never: json('never'),
  contacts: json('contacts'),
  issuedOn: plain('issued_on'),
  remark: plain('remark'),
});

/** Cards of a plan by post. */
export function cardsOfPlan(db: ReadDb, planId: string): ResponseCardRecord[] {
  return responseCardTable.select(db, 'WHERE plan_id = @planId AND voided_at IS NULL ORDER BY post, id', {
    planId,
  });
}

/** Cards of all plans in force of an enterprise, plan by plan. */
export function cardsOfEnterprise(db: ReadDb, enterpriseId: string): ResponseCardRecord[] {
  return responseCardTable.select(
    db,
    `JOIN plan p ON p.id = response_card.plan_id
      WHERE p.enterprise_id = @enterpriseId AND p.status = 'active' AND p.voided_at IS NULL
        AND response_card.voided_at IS NULL
      ORDER BY p.title, p.id, response_card.post, response_card.id`,
    { enterpriseId },
  );
}

/** The newest text of a plan's newest version that has one, with its headings (JSON). */
export function newestPlanText(
  db: ReadDb,
  planId: string,
): { fileName: string; text: string; outline: string } | undefined {
  return db.get(
    `SELECT pd.file_name AS fileName, t.text, t.outline
       FROM plan_version v
       JOIN plan_document pd ON pd.plan_version_id = v.id AND pd.role = 'text' AND pd.voided_at IS NULL
       JOIN document_text t ON t.sha256 = pd.sha256 AND t.state = 'ok'
      WHERE v.plan_id = @planId AND v.voided_at IS NULL
      ORDER BY v.number DESC, pd.created_at DESC, pd.id DESC LIMIT 1`,
    { planId },
  );
}

/** Rescue teams that somebody can be reached at, those of the region first. */
export function teamContacts(
  db: ReadDb,
  regionCode: string | null,
  origin: string | null,
): { id: string; name: string; leader: string | null; phone: string }[] {
  return db.all(
    `SELECT id, name, leader, duty_phone AS phone FROM team
      WHERE duty_phone IS NOT NULL AND duty_phone <> '' AND voided_at IS NULL AND (@origin IS NULL OR origin = @origin)
      ORDER BY region_code IS NOT @regionCode, name, id LIMIT 60`,
    { regionCode, origin },
  );
}
