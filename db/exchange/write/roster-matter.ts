/**
 * The shared pool of experts as it goes downwards: everybody this office has or had appointed, with the steps of the
 * appointment. Applicants stay at home; identity numbers and home addresses never travel in any package.
 */
const POOL = `origin = (SELECT id FROM live.office WHERE is_self = 1) AND status NOT IN ('applied','declined')`;

export const ROSTER: {
  readonly rows: Readonly<Record<string, string>>;
  readonly blanked: Readonly<Record<string, readonly string[]>>;
} = {
  rows: {
    office: 'is_self = 1',
    expert: POOL,
    expert_term: `origin = (SELECT id FROM live.office WHERE is_self = 1)
      AND expert_id IN (SELECT id FROM live.expert WHERE ${POOL})`,
  },
  // Notes of the office about its people, and a pointer that may lead to somebody who does not travel.
  blanked: { expert: ['remark', 'merged_into_id'], expert_term: ['remark'] },
};
