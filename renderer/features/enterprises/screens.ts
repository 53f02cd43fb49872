import type { Screen } from '../../app/screens';

/** Screens of this module. */
export const enterpriseScreens: readonly Screen[] = [];
