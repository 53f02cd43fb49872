import type { Screen } from '../../app/screens';

const namespaces = ['contacts', 'lists', 'codes'] as const;

/** 通讯与值班: directory and places; the watch has screens of its own. */
export const contactScreens: readonly Screen[] = [
  {
    path: '/contacts',
    manual: 'contacts',
    namespaces,
    load: async () => (await import('./pages/DirectoryPages')).DirectoryPage,
  },
  {
    path: '/contacts/round',
    manual: 'contact-round',
    namespaces,
    load: async () => (await import('./pages/RoundPage')).RoundPage,
  },
  {
    path: '/facilities',
    manual: 'facilities',
    namespaces,
    load: async () => (await import('./pages/DirectoryPages')).FacilitiesPage,
  },
];
