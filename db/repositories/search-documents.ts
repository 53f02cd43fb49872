import type { ReadDb } from '../connection';
import { matchSearchEntries, type SearchQuery } from './search-index';

const ALL = { offset: 0, limit: 1_000_000 };

/** The index holds the newest version with any document: where that one has no text, an earlier text is not in it. */
const NOT_WHOLLY_INDEXED = `
  SELECT p.id FROM plan p LEFT JOIN search_item i ON i.type = 'plan' AND i.ref_id = p.id WHERE i.docid IS NULL
  UNION
  SELECT v.plan_id FROM plan_document d JOIN plan_version v ON v.id = d.plan_version_id
   WHERE d.role <> 'text' AND d.voided_at IS NULL AND NOT EXISTS (
     SELECT 1 FROM plan_document x WHERE x.plan_version_id = v.id AND x.role = 'text' AND x.voided_at IS NULL)`;

/**
 * Documents of plans that satisfy any of the queries, and of plans whose texts the index does not hold; for a worker.
 */
export function documentsWithin(db: ReadDb, queries: readonly SearchQuery[]): Set<string> {
  const plans = new Set(queries.flatMap((query) => matchSearchEntries(db, query, 'plan', ALL)));
  for (const [id] of db.allRaw(NOT_WHOLLY_INDEXED)) plans.add(String(id));
  if (plans.size === 0) return new Set();
  return new Set(
    db
      .allRaw(
        `SELECT d.id FROM plan_document d JOIN plan_version v ON v.id = d.plan_version_id
          WHERE v.plan_id IN (SELECT value FROM json_each(@plans))`,
        { plans: JSON.stringify([...plans]) },
      )
      .map(([id]) => String(id)),
  );
}
