import type { Screen } from '../../app/screens';

/** Screens of this module. */
export const planScreens: readonly Screen[] = [];
