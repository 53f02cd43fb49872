import {
  DEPLOYMENT_COMPENSATION,
  DEPLOYMENT_HANDOVER,
  DEPLOYMENT_ORDER,
  DEPLOYMENT_REQUISITION,
  DEPLOYMENT_RETURN,
} from './deployments';
import { INSPECTION_RECORD } from './inspection';
import type { FormKind } from './kind';
import { COPY, CORRECTION, DEEMED, RECEIPT, REFUSAL, REMINDER, SUPPLEMENT, TRANSFER } from './notices';
import { ARCHIVE_LIST, ARCHIVE_REGISTER, REGISTER } from './registers';
import { REVIEW_CHANGES } from './review-changes';
import { REVIEW_INVITATION } from './review-invitation';
import { REVIEW_MINUTES, REVIEW_OPINION, REVIEW_SIGN_IN, REVIEW_VOTES } from './reviews';
import { APPLICATION, CERTIFICATE } from './unit-forms';

/** Version of the pack as a whole; every form has a version of its own besides. */
export const FORM_PACK_VERSION = '2026.11';

/** The forms of the filing desk in the order in which a case meets them, then those of inspections, reviews and call-ups. */
export const FORM_KINDS: readonly FormKind[] = [
  APPLICATION,
  RECEIPT,
  SUPPLEMENT,
  REFUSAL,
  CERTIFICATE,
  DEEMED,
  TRANSFER,
  COPY,
  REGISTER,
  ARCHIVE_LIST,
  ARCHIVE_REGISTER,
  REMINDER,
  CORRECTION,
  INSPECTION_RECORD,
  REVIEW_INVITATION,
  REVIEW_SIGN_IN,
  REVIEW_VOTES,
  REVIEW_OPINION,
  REVIEW_MINUTES,
  REVIEW_CHANGES,
  DEPLOYMENT_ORDER,
  DEPLOYMENT_REQUISITION,
  DEPLOYMENT_HANDOVER,
  DEPLOYMENT_RETURN,
  DEPLOYMENT_COMPENSATION,
];

/** A form of the pack by its id, or null. */
export function findFormKind(id: string): FormKind | null {
  return FORM_KINDS.find((kind) => kind.id === id) ?? null;
}
