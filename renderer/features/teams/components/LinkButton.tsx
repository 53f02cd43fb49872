import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import styles from './teams.module.css';

/** A name that leads to its record. */
export function LinkButton({ children, onClick }: { children: ReactNode; onClick(): void }) {
  return (
    <Button variant="text" size="small" className={styles.link ?? ''} onClick={onClick}>
      {children}
    </Button>
  );
}
