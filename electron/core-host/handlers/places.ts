import { boundsOf } from '../../../db/domain/enterprise/coordinates';
import { selfOffice } from '../../../db/repositories/office';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const places: Handlers<Contract>['places'] = {
  bounds: ({ core, read }, { regionCode }) => {
    const region = regionCode ?? selfOffice(read)?.regionCode ?? '';
    return { bounds: boundsOf(region, core.law.enterpriseData.bounds) };
  },
};
