/** 待抽取, 种子已公布, 已抽取, 已确认, 作废. */
export const DRAW_STATES = ['planned', 'committed', 'drawn', 'closed', 'void'] as const;
export type DrawState = (typeof DRAW_STATES)[number];

/** What a drawn person said or what came out later: 应邀 不能参加 回避 联系不上. */
export const DRAW_ANSWERS = ['accepted', 'refused', 'recused', 'unreachable'] as const;
export type DrawAnswer = (typeof DRAW_ANSWERS)[number];
