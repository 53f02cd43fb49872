import type { RosterContent } from '../../domain/exchange/roster-contents';

const SELF = '(SELECT id FROM live.office WHERE is_self = 1)';
/** This desk's own rows and those that came up to it: what a city hands on is what its counties share (安委〔2017〕1号 三). */
const OWNERS = '(SELECT id FROM live.office WHERE is_self = 1 OR via_id IS NOT NULL)';
const LIVE = 'voided_at IS NULL';

/** Everybody this office has or had appointed. Applicants stay at home. */
const POOL = `origin = ${SELF} AND status NOT IN ('applied','declined')`;
const SHARED = `shareable = 1 AND ${LIVE} AND origin IN ${OWNERS}`;
const TEAMS = `${SHARED} AND disbanded_on IS NULL`;
const DEPOTS = `${SHARED} AND closed_on IS NULL`;

interface RosterMatter {
  readonly rows: Readonly<Record<string, string>>;
  readonly blanked: Readonly<Record<string, readonly string[]>>;
}

const PARTS: Readonly<Record<RosterContent, RosterMatter>> = {
  experts: {
    rows: {
      expert: POOL,
      expert_term: `origin = ${SELF} AND expert_id IN (SELECT id FROM live.expert WHERE ${POOL})`,
    },
    // Notes of the office about its people, and a pointer that may lead to somebody who does not travel.
    blanked: { expert: ['remark', 'merged_into_id'], expert_term: ['remark'] },
  },
  resources: {
    rows: {
      office: `id IN ${OWNERS}`,
      team: TEAMS,
      equipment: `${LIVE} AND team_id IN (SELECT id FROM live.team WHERE ${TEAMS})`,
      depot: DEPOTS,
      supply: `${SHARED} AND depot_id IN (SELECT id FROM live.depot WHERE ${DEPOTS})`,
      facility: SHARED,
    },
    // A team, a depot, a hospital answer under their own number; those of keepers stay with the owner, like its notes.
    blanked: {
      team: ['remark'],
      equipment: ['remark', 'keeper', 'phone'],
      depot: ['remark'],
      supply: ['remark', 'keeper', 'phone', 'unit_price'],
      facility: ['remark', 'contact'],
    },
  },
  contacts: {
    rows: { office: `id IN ${OWNERS}`, contact: SHARED },
    blanked: { contact: ['remark'] },
  },
  // These travel as documents (`packs/make-pack`), not as rows.
  rules: { rows: {}, blanked: {} },
  forms: { rows: {}, blanked: {} },
};

/** Which rows of each table a list with these contents holds, and which of their columns stay at home. */
export function rosterMatter(contents: readonly RosterContent[]): RosterMatter {
  const parts = contents.map((content) => PARTS[content]);
  return {
    rows: Object.assign({ office: 'is_self = 1' }, ...parts.map(({ rows }) => rows)),
    blanked: Object.assign({}, ...parts.map(({ blanked }) => blanked)),
  };
}
