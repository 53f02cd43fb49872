import type { Screen } from '../../app/screens';

/** Screens of this module. */
export const exchangeScreens: readonly Screen[] = [];
