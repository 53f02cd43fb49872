/**
 * What a list that goes downwards may hold: the pool of experts, teams and supplies that may be called, telephones, what the
 * office has decided where the law is silent, and its own layouts of forms.
 */
export const ROSTER_CONTENTS = ['experts', 'resources', 'contacts', 'rules', 'forms'] as const;
export type RosterContent = (typeof ROSTER_CONTENTS)[number];
