import 'i18next';
import type codes from './locales/zh/codes.json';
import type common from './locales/zh/common.json';
import type duties from './locales/zh/duties.json';
import type enterprises from './locales/zh/enterprises.json';
import type home from './locales/zh/home.json';
import type ledgers from './locales/zh/ledgers.json';
import type lists from './locales/zh/lists.json';
import type plans from './locales/zh/plans.json';
import type registers from './locales/zh/registers.json';
import type shell from './locales/zh/shell.json';
import type system from './locales/zh/system.json';
import type ui from './locales/zh/ui.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      codes: typeof codes;
      common: typeof common;
      duties: typeof duties;
      enterprises: typeof enterprises;
      home: typeof home;
      ledgers: typeof ledgers;
      lists: typeof lists;
      plans: typeof plans;
      registers: typeof registers;
      shell: typeof shell;
      system: typeof system;
      ui: typeof ui;
    };
  }
}
