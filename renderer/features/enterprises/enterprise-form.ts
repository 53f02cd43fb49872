import type { z } from 'zod';
import { enterpriseFields } from '../../../electron/contract/enterprises';
import { dateField, phoneField, usccField } from '../../ui/form/checks';

/** The contract's fields with the checks that are made while typing. */
export const enterpriseForm = enterpriseFields.extend({
  uscc: usccField.nullable(),
  establishedOn: dateField.nullable(),
  standardUntil: dateField.nullable(),
  licenceUntil: dateField.nullable(),
  legalPhone: phoneField.nullable(),
  principalPhone: phoneField.nullable(),
  safetyOfficerPhone: phoneField.nullable(),
});
export type EnterpriseEntry = z.input<typeof enterpriseForm>;

/** A new unit of the office's own region. */
export function emptyEnterprise(regionCode: string): EnterpriseEntry {
  return {
    name: '',
    uscc: null,
    noUsccReason: null,
    regionCode,
    town: null,
    address: null,
    longitude: null,
    latitude: null,
    industryCode: null,
    supervisionCategory: null,
    activities: [],
    affiliation: null,
    sizeTier: null,
    sizeBasis: null,
    employees: null,
    revenueWan: null,
    assetsWan: null,
    establishedOn: null,
    status: 'active',
    legalPerson: null,
    legalPhone: null,
    principal: null,
    principalPhone: null,
    safetyOfficer: null,
    safetyOfficerPhone: null,
    majorHazardLevel: null,
    standardLevel: null,
    standardUntil: null,
    licenceNo: null,
    licenceUntil: null,
    businessScope: null,
    remark: null,
  };
}
