import { Link } from '@tanstack/react-router';
import styles from './PageTabs.module.css';

interface PageTabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly path: string; readonly label: string }[];
}

/** The screens of one module side by side; each has its own address, so going back leads to the tab before. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label} data-page-tabs>
      {tabs.map((tab) => (
        <Link
          key={tab.path}
          to={tab.path}
          className={styles.tab ?? ''}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
