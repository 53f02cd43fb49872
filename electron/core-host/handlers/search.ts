import { findRecords } from '../../../db/services/search/find';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

const TYPES = {
  all: null,
  plans: 'plan',
  enterprises: 'enterprise',
  experts: 'expert',
  teams: 'team',
  drills: 'drill',
} as const;

export const search: Handlers<Contract>['search'] = {
  find: ({ read }, input) =>
    findRecords(read, { text: input.text, type: TYPES[input.in], offset: input.offset, limit: input.limit }),
};
