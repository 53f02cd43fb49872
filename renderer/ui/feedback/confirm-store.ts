import { createStore } from '../store';

export interface ConfirmRequest {
  readonly title: string;
  /** What will happen and what is kept. */
  readonly body?: string;
  readonly confirmLabel: string;
  /** For what cannot be taken back. */
  readonly danger?: boolean;
  /** Asks for words of at least two characters, which are stored with the decision. */
  readonly reasonLabel?: string;
}

export interface Confirmation {
  readonly reason: string;
}

interface OpenRequest extends ConfirmRequest {
  answer(confirmation: Confirmation | null): void;
}

/** The one question being asked; there is never a dialog upon a dialog. */
export const confirmRequest = createStore<OpenRequest | null>(null);

/** Asks and waits; null when the person goes back. A question asked before is answered with null. */
export function confirm(request: ConfirmRequest): Promise<Confirmation | null> {
  confirmRequest.get()?.answer(null);
  return new Promise((resolve) => {
    confirmRequest.set({
      ...request,
      answer(confirmation) {
        confirmRequest.set(null);
        resolve(confirmation);
      },
    });
  });
}
