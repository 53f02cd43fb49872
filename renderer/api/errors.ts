/**
 * A refusal or failure as the core host words it. `code` is stable, `message` is a Chinese sentence for the user,
 * `details` lets a screen place the refusal beside its cause.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** The code of a call that the user (or an abandoned query) stopped. */
export const cancelledCode = 'CANCELLED';

/** The code of a call whose answer was lost because the core host ended; what it did is unknown until reread. */
export const connectionLostCode = 'CONNECTION_LOST';

export function isCancelled(error: unknown): boolean {
  return error instanceof ApiError && error.code === cancelledCode;
}

/** Turns whatever was thrown into an ApiError, so that screens have one shape to show. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Error) return new ApiError('INTERNAL', error.message, { stack: error.stack });
  return new ApiError('INTERNAL', String(error));
}
