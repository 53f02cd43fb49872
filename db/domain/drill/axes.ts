/** 形式: 实战演练 (real action; the 2011 edition says 现场演练) or 桌面演练 (table-top). */
export const DRILL_FORMS = ['action', 'tabletop'] as const;
export type DrillForm = (typeof DRILL_FORMS)[number];

/** 内容: 综合演练 (several or all functions) or 单项演练 (one). Not to be mixed up with the kind of plan drilled. */
export const DRILL_CONTENTS = ['full', 'single'] as const;
export type DrillContent = (typeof DRILL_CONTENTS)[number];

/** 目的: 检验性, 示范性, 研究性. */
export const DRILL_PURPOSES = ['testing', 'demonstration', 'research'] as const;
export type DrillPurpose = (typeof DRILL_PURPOSES)[number];

/** 层级: 企业, 车间(工段), 班组; 政府, 部门, 乡镇(街道). */
export const DRILL_LEVELS = ['enterprise', 'workshop', 'team', 'government', 'department', 'town'] as const;
export type DrillLevel = (typeof DRILL_LEVELS)[number];
