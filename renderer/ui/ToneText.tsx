import type { ReactNode } from 'react';
import { toneOfDays } from './Clock';
import styles from './StateChip.module.css';

/** Civil days from which a term counts as near in a list. */
const nearDays = 7;

/** A figure in days, coloured when it is near or past; the sign of the number says the same without colour. */
export function ToneText({ days, children }: { days: number; children: ReactNode }) {
  return (
    <span className={styles.toneText} data-tone={toneOfDays(days, nearDays)}>
      {children}
    </span>
  );
}
