/** Facts about a failure that a screen or a log can place: plain data only. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The one error class that core code throws on purpose.
 *
 * `code` is a stable SCREAMING_SNAKE word that programs compare; `message` is a polite Chinese sentence that
 * says what happened and what to do next; `details` carries the values that were involved. Anything else that
 * is thrown is a bug and is reported as `INTERNAL`.
 */
export class PlanDeskError extends Error {
  override readonly name = 'PlanDeskError';
  readonly code: string;
  readonly details: ErrorDetails;

  /** `cause` keeps the underlying failure when one is translated. */
  constructor(code: string, message: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** True for a `PlanDeskError`, optionally of one code only. */
export function isPlanDeskError(error: unknown, code?: string): error is PlanDeskError {
  return error instanceof PlanDeskError && (code === undefined || error.code === code);
}
