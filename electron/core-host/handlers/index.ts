import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { bulk } from './bulk';
import { calendar } from './calendar';
import { documents } from './documents';
import { drills } from './drills';
import { duties } from './duties';
import { enterprises } from './enterprises';
import { exchange } from './exchange';
import { filing } from './filing';
import { filingPackages } from './filing-packages';
import { forms } from './forms';
import { governmentPlans } from './government-plans';
import { inspections } from './inspections';
import { ledgers } from './ledgers';
import { lists } from './lists';
import { planChecks } from './plan-checks';
import { plans } from './plans';
import { registers } from './registers';
import { reports } from './reports';
import { responseCards } from './response-cards';
import { search } from './search';
import { system } from './system';

/** Every endpoint of the contract with the function that answers it. */
export const handlers: Handlers<Contract> = {
  system,
  lists,
  enterprises,
  bulk,
  ledgers,
  registers,
  plans,
  governmentPlans,
  responseCards,
  planChecks,
  documents,
  filing,
  inspections,
  forms,
  filingPackages,
  drills,
  duties,
  reports,
  calendar,
  exchange,
  search,
};
