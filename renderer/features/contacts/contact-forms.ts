import { z } from 'zod';
import { contactFields, facilityFields } from '../../../electron/contract/contacts';
import type { Answer } from '../../api/contract';
import { phoneField } from '../../ui/form/checks';

/** A number that was shown hidden and is left as it is. */
const masked = z.string().regex(/\*/);
const number = z.union([masked, phoneField]).nullable();

/** A line of the directory with the checks that are made while typing. */
export const contactForm = contactFields.extend({
  dutyPhone: number,
  phone: number,
  otherPhone: number,
  shareable: z.boolean(),
});
export type ContactEntry = z.input<typeof contactForm>;
export type Contact = Answer<'contacts', 'get'>;

export const emptyContact: ContactEntry = {
  kind: 'department',
  organisation: '',
  field: null,
  department: null,
  name: null,
  post: null,
  dutyPhone: null,
  phone: null,
  otherPhone: null,
  fax: null,
  town: null,
  enterpriseId: null,
  callOrder: 100,
  shareable: false,
  remark: null,
};

/** A hospital or another place. */
export const facilityForm = facilityFields.extend({ phone: number, shareable: z.boolean() });
export type FacilityEntry = z.input<typeof facilityForm>;
export type Facility = Answer<'contacts', 'getFacility'>;

export const emptyFacility: FacilityEntry = {
  kind: 'hospital',
  name: '',
  grade: null,
  beds: null,
  capabilities: [],
  phone: null,
  contact: null,
  town: null,
  address: null,
  longitude: null,
  latitude: null,
  shareable: false,
  remark: null,
};

/** Kinds in the order of their lists. */
export const contactKinds = ['office', 'department', 'town', 'unit', 'other'] as const;
export const facilityKinds = ['hospital', 'shelter', 'water', 'landing', 'other'] as const;

/** Registers whose numbers are called. */
export const roundSubjects = ['contact', 'team', 'depot', 'facility', 'expert', 'enterprise'] as const;
export type RoundSubject = (typeof roundSubjects)[number];
export type RoundNumber = Answer<'contacts', 'round'>['rows'][number];
