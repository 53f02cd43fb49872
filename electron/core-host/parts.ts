import { duties } from '../contract/duties';
import type { Contract } from '../contract/index';
import { system } from '../contract/system';
import type { Parts } from './dispatch';
import { duties as dutiesHandlers } from './handlers/duties';
import { system as systemHandlers } from './handlers/system';

/**
 * Every feature of the contract with its endpoints and the functions that answer them. What home asks first is there at
 * once; the others are loaded with the first call to them.
 */
export const parts: Parts<Contract> = {
  system: async () => ({ endpoints: system, handlers: systemHandlers }),
  lists: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/lists'),
      import('./handlers/lists'),
    ]);
    return { endpoints: endpoints.lists, handlers: handlers.lists };
  },
  enterprises: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/enterprises'),
      import('./handlers/enterprises'),
    ]);
    return { endpoints: endpoints.enterprises, handlers: handlers.enterprises };
  },
  bulk: async () => {
    const [endpoints, handlers] = await Promise.all([import('../contract/bulk'), import('./handlers/bulk')]);
    return { endpoints: endpoints.bulk, handlers: handlers.bulk };
  },
  ledgers: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/ledgers'),
      import('./handlers/ledgers'),
    ]);
    return { endpoints: endpoints.ledgers, handlers: handlers.ledgers };
  },
  registers: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/registers'),
      import('./handlers/registers'),
    ]);
    return { endpoints: endpoints.registers, handlers: handlers.registers };
  },
  plans: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/plans'),
      import('./handlers/plans'),
    ]);
    return { endpoints: endpoints.plans, handlers: handlers.plans };
  },
  governmentPlans: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/government-plans'),
      import('./handlers/government-plans'),
    ]);
    return { endpoints: endpoints.governmentPlans, handlers: handlers.governmentPlans };
  },
  responseCards: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/response-cards'),
      import('./handlers/response-cards'),
    ]);
    return { endpoints: endpoints.responseCards, handlers: handlers.responseCards };
  },
  planChecks: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/plan-checks'),
      import('./handlers/plan-checks'),
    ]);
    return { endpoints: endpoints.planChecks, handlers: handlers.planChecks };
  },
  documents: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/documents'),
      import('./handlers/documents'),
    ]);
    return { endpoints: endpoints.documents, handlers: handlers.documents };
  },
  filing: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/filing'),
      import('./handlers/filing'),
    ]);
    return { endpoints: endpoints.filing, handlers: handlers.filing };
  },
  inspections: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/inspections'),
      import('./handlers/inspections'),
    ]);
    return { endpoints: endpoints.inspections, handlers: handlers.inspections };
  },
  forms: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/forms'),
      import('./handlers/forms'),
    ]);
    return { endpoints: endpoints.forms, handlers: handlers.forms };
  },
  filingPackages: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/filing-packages'),
      import('./handlers/filing-packages'),
    ]);
    return { endpoints: endpoints.filingPackages, handlers: handlers.filingPackages };
  },
  drills: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/drills'),
      import('./handlers/drills'),
    ]);
    return { endpoints: endpoints.drills, handlers: handlers.drills };
  },
  duties: async () => ({ endpoints: duties, handlers: dutiesHandlers }),
  reports: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/reports'),
      import('./handlers/reports'),
    ]);
    return { endpoints: endpoints.reports, handlers: handlers.reports };
  },
  calendar: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/calendar'),
      import('./handlers/calendar'),
    ]);
    return { endpoints: endpoints.calendar, handlers: handlers.calendar };
  },
  exchange: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/exchange'),
      import('./handlers/exchange'),
    ]);
    return { endpoints: endpoints.exchange, handlers: handlers.exchange };
  },
  search: async () => {
    const [endpoints, handlers] = await Promise.all([
      import('../contract/search'),
      import('./handlers/search'),
    ]);
    return { endpoints: endpoints.search, handlers: handlers.search };
  },
};
