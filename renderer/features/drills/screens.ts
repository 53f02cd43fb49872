import type { Screen } from '../../app/screens';

/** Screens of this module. */
export const drillScreens: readonly Screen[] = [];
