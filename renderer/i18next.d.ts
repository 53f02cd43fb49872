import 'i18next';
import type errors from './locales/en/errors.json';
import type law from './locales/en/law.json';
import type bulk from './locales/zh/bulk.json';
import type calendar from './locales/zh/calendar.json';
import type codes from './locales/zh/codes.json';
import type common from './locales/zh/common.json';
import type course from './locales/zh/course.json';
import type documents from './locales/zh/documents.json';
import type drills from './locales/zh/drills.json';
import type duties from './locales/zh/duties.json';
import type enterprises from './locales/zh/enterprises.json';
import type exchange from './locales/zh/exchange.json';
import type experts from './locales/zh/experts.json';
import type filing from './locales/zh/filing.json';
import type filingPackages from './locales/zh/filingPackages.json';
import type governmentPlans from './locales/zh/governmentPlans.json';
import type home from './locales/zh/home.json';
import type inspections from './locales/zh/inspections.json';
import type ledgers from './locales/zh/ledgers.json';
import type lists from './locales/zh/lists.json';
import type planChecks from './locales/zh/planChecks.json';
import type plans from './locales/zh/plans.json';
import type registers from './locales/zh/registers.json';
import type reports from './locales/zh/reports.json';
import type responseCards from './locales/zh/responseCards.json';
import type reviews from './locales/zh/reviews.json';
import type search from './locales/zh/search.json';
import type shell from './locales/zh/shell.json';
import type system from './locales/zh/system.json';
import type ui from './locales/zh/ui.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      bulk: typeof bulk;
      calendar: typeof calendar;
      codes: typeof codes;
      common: typeof common;
      documents: typeof documents;
      course: typeof course;
      drills: typeof drills;
      duties: typeof duties;
      enterprises: typeof enterprises;
      errors: typeof errors;
      experts: typeof experts;
      exchange: typeof exchange;
      filing: typeof filing;
      filingPackages: typeof filingPackages;
      governmentPlans: typeof governmentPlans;
      home: typeof home;
      inspections: typeof inspections;
      law: typeof law;
      ledgers: typeof ledgers;
      lists: typeof lists;
      planChecks: typeof planChecks;
      plans: typeof plans;
      registers: typeof registers;
      reports: typeof reports;
      reviews: typeof reviews;
      responseCards: typeof responseCards;
      search: typeof search;
      shell: typeof shell;
      system: typeof system;
      ui: typeof ui;
    };
  }
}
