/** Unsaved entries of forms that were left, until the program is closed. Never written to disk: they may hold phone numbers. */
const drafts = new Map<string, unknown>();

export function keepDraft(formId: string, values: unknown): void {
  drafts.set(formId, values);
}

export function draftOf<T>(formId: string): T | undefined {
  return drafts.get(formId) as T | undefined;
}

export function dropDraft(formId: string): void {
  drafts.delete(formId);
}
