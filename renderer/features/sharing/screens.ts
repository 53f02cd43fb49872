import type { Screen } from '../../app/screens';

/** 共享资源, beside the registers of 队伍与物资. */
export const sharingScreens: readonly Screen[] = [
  {
    path: '/shared',
    manual: 'sharing',
    namespaces: ['sharing', 'registers', 'lists', 'codes'],
    load: async () => (await import('./pages/SharedPage')).SharedPage,
  },
];
