import { useState } from 'react';
import { type ConfirmRequest, confirm } from './feedback/confirm-store';
import { LoadingButton } from './LoadingButton';

interface ConfirmButtonProps {
  readonly label: string;
  readonly question: ConfirmRequest;
  readonly disabled?: boolean;
  /** Runs after the person has agreed; gets the reason where one was asked for. */
  onConfirm(reason: string): Promise<void> | void;
}

/** A button whose work is done only after a question. */
export function ConfirmButton({ label, question, disabled = false, onConfirm }: ConfirmButtonProps) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    const answer = await confirm(question);
    if (!answer) return;
    setBusy(true);
    try {
      await onConfirm(answer.reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <LoadingButton
      busy={busy}
      disabled={disabled}
      color={question.danger ? 'error' : 'inherit'}
      onClick={() => void press()}
    >
      {label}
    </LoadingButton>
  );
}
