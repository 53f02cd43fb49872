import type { ElementType, ReactNode } from 'react';
import styles from './blocks.module.css';

interface EmptyStateProps {
  readonly icon?: ElementType;
  readonly title: string;
  /** What would be here and how it comes here. */
  readonly text?: string;
  /** The one next step. */
  readonly action?: ReactNode;
}

/** Where there is nothing yet: says what belongs here and offers the next step. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.notice} role="status">
      {Icon && <Icon className={styles.noticeIcon} aria-hidden />}
      <div className={styles.noticeTitle}>{title}</div>
      {text && <p className={styles.noticeText}>{text}</p>}
      {action && <div className={styles.noticeActions}>{action}</div>}
    </div>
  );
}
