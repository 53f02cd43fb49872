import type { ReactNode } from 'react';
import styles from './Setting.module.css';

/** A choice that takes effect at once, laid out like the fields beside it. */
export function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}
