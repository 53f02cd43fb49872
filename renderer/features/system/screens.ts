import type { Screen } from '../../app/screens';

const namespaces = ['system', 'codes'] as const;

/** Screens of this module. */
export const systemScreens: readonly Screen[] = [
  {
    path: '/system',
    manual: 'settings',
    namespaces,
    load: async () => (await import('./pages/SettingsPage')).SettingsPage,
  },
  {
    path: '/system/rules',
    manual: 'rules',
    namespaces,
    load: async () => (await import('./pages/RulesPage')).RulesPage,
  },
  {
    path: '/system/recipients',
    manual: 'recipients',
    namespaces,
    command: { id: 'recipients', initials: 'bbcs' },
    load: async () => (await import('./pages/RecipientsPage')).RecipientsPage,
  },
  {
    path: '/system/forms',
    manual: 'forms',
    namespaces: [...namespaces, 'documents'],
    load: async () => (await import('./pages/FormsPage')).FormsPage,
  },
  {
    path: '/system/calendar',
    manual: 'calendar',
    namespaces: ['system', 'calendar', 'codes'],
    command: { id: 'calendar', initials: 'gzrl' },
    load: async () => (await import('../calendar/pages/CalendarPage')).CalendarPage,
  },
  {
    path: '/system/users',
    manual: 'users',
    namespaces,
    load: async () => (await import('./pages/UsersPage')).UsersPage,
  },
  {
    path: '/system/database',
    manual: 'database',
    namespaces,
    load: async () => (await import('./pages/DatabasePage')).DatabasePage,
  },
  {
    path: '/system/audit',
    manual: 'audit',
    namespaces,
    load: async () => (await import('./pages/AuditPage')).AuditPage,
  },
  {
    path: '/system/about',
    manual: 'about',
    namespaces,
    load: async () => (await import('./pages/AboutPage')).AboutPage,
  },
];
