import type { Screen } from '../../app/screens';

/** 专家库. */
export const expertScreens: readonly Screen[] = [];

/** 队伍与物资. */
export const resourceScreens: readonly Screen[] = [];
