import { z } from 'zod';

/** Coded values as the contract accepts them. */
export const planKind = z.enum(['comprehensive', 'special', 'onsite', 'government', 'department']);
export const reviewWay = z.enum(['review', 'verification', 'none']);
export const reviewResult = z.enum(['passed', 'passed-after-changes', 'failed']);
export const drillForm = z.enum(['action', 'tabletop']);
export const drillContent = z.enum(['full', 'single']);
export const drillPurpose = z.enum(['testing', 'demonstration', 'research']);
export const drillLevel = z.enum(['enterprise', 'workshop', 'team', 'government', 'department', 'town']);
export const materialOutcome = z.enum(['present', 'missing', 'not-as-required', 'not-needed']);
export const documentRole = z.enum([
  'text',
  'review-opinion',
  'risk-assessment',
  'resource-survey',
  'application',
  'other',
]);
export const ledgerKind = z.enum([
  'enterprises',
  'plans',
  'experts',
  'teams',
  'equipment',
  'supplies',
  'drills',
]);
/** What a batch that can be undone did. */
export const batchKind = z.enum([...ledgerKind.options, 'plan-folder', 'enterprise-merge']);
export const dutyState = z.enum([
  'met',
  'open',
  'due-soon',
  'overdue',
  'waived',
  'not-applicable',
  'provisional',
]);
export const affiliation = z.enum(['central', 'province', 'city', 'county', 'other']);
export const sizeTier = z.enum(['large', 'medium', 'small', 'micro']);
export const enterpriseStatus = z.enum(['active', 'suspended', 'closed']);
