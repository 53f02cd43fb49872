import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface PageProps {
  readonly title: string;
  /** A short fact beside the title: how many, as of when. */
  readonly fact?: ReactNode;
  /** Quiet actions, left of the primary one. */
  readonly actions?: ReactNode;
  /** The one thing a person comes here to do. */
  readonly primary?: ReactNode;
  /** The line of filters or tabs under the title. */
  readonly filters?: ReactNode;
  /** `scroll`: the content scrolls as a whole · `fill`: the content has its own scrolling (grids, panes). */
  readonly content?: 'scroll' | 'fill';
  readonly children: ReactNode;
}

/** The one page pattern: title line with the primary action, filter line, content. */
export function Page({ title, fact, actions, primary, filters, content = 'scroll', children }: PageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <section className={styles.page} aria-label={title}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {fact && <span className={styles.fact}>{fact}</span>}
        <div className={styles.actions}>
          {actions}
          {primary}
        </div>
      </header>
      {filters && <div className={styles.filters}>{filters}</div>}
      <div className={content === 'fill' ? styles.fill : styles.scroll}>{children}</div>
    </section>
  );
}

interface PanelProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  /** Takes the padding away, for grids and lists that reach the edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A surface with a hairline on the page. Panels are never put into panels. */
export function Panel({ title, actions, flush = false, children }: PanelProps) {
  return (
    <section className={styles.panel} data-flush={flush || undefined} aria-label={title}>
      {(title || actions) && (
        <div className={styles.panelHead}>
          {title && <h2 className={styles.panelTitle}>{title}</h2>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={styles.panelBody}>{children}</div>
    </section>
  );
}
