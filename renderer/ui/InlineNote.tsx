import type { ReactNode } from 'react';
import styles from './InlineNote.module.css';
import { ToneIcon } from './ToneIcon';
import type { Tone } from './tokens';

interface InlineNoteProps {
  readonly tone: Tone;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A sentence about what is shown here: a warning beside its cause, a finding, a hint. */
export function InlineNote({ tone, action, children }: InlineNoteProps) {
  return (
    <div className={styles.note} data-tone={tone} role={tone === 'late' ? 'alert' : 'status'}>
      <ToneIcon tone={tone} />
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
