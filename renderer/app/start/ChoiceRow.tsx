import type { ElementType } from 'react';
import styles from './start.module.css';

interface ChoiceRowProps {
  readonly icon: ElementType;
  readonly title: string;
  readonly note?: string;
  readonly tail?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  onChoose(): void;
}

/** One of a few large choices. */
export function ChoiceRow({ icon: Icon, title, note, tail, pressed, disabled, onChoose }: ChoiceRowProps) {
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onChoose}
    >
      <Icon className={styles.choiceIcon} aria-hidden />
      <span className={styles.choiceText}>
        <span className={styles.choiceTitle}>{title}</span>
        {note && <span className={styles.choiceNote}>{note}</span>}
      </span>
      {tail && <span className={styles.choiceTail}>{tail}</span>}
    </button>
  );
}
