/** What a list that goes downwards may hold: the pool of experts, teams and supplies that may be called, telephones. */
export const ROSTER_CONTENTS = ['experts', 'resources', 'contacts'] as const;
export type RosterContent = (typeof ROSTER_CONTENTS)[number];
