import { NO_FILTER } from '../../../db/repositories/search-filter';
import { findRecords } from '../../../db/services/search/find';
import { searchChoices, searchState } from '../../../db/services/search/search-state';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

const TYPES = {
  all: null,
  plans: 'plan',
  enterprises: 'enterprise',
  experts: 'expert',
  teams: 'team',
  drills: 'drill',
  filings: 'filing',
  equipment: 'equipment',
  supplies: 'supply',
  contacts: 'contact',
  facilities: 'facility',
  hazards: 'hazard',
  dangers: 'danger',
  incidents: 'incident',
} as const;

export const search: Handlers<Contract>['search'] = {
  find: ({ read }, { in: within, filter, perType, ...rest }) =>
    findRecords(read, {
      ...rest,
      type: TYPES[within],
      filter: { ...NO_FILTER, ...filter, origin: null },
      ...(perType !== undefined && { perType }),
    }),
  state: ({ read }) => searchState(read),
  choices: ({ read, host }) =>
    searchChoices(read, (code) => host.law.regions.find((region) => region.code === code)?.name ?? null),
};
