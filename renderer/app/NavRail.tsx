import KeyboardDoubleArrowLeftIcon from '@mui/icons-material/KeyboardDoubleArrowLeft';
import KeyboardDoubleArrowRightIcon from '@mui/icons-material/KeyboardDoubleArrowRight';
import Tooltip from '@mui/material/Tooltip';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Module, moduleAt } from './modules';
import styles from './NavRail.module.css';
import { useRouteSearch } from './use-go';

interface NavRailProps {
  readonly modules: readonly Module[];
  readonly path: string;
  readonly collapsed: boolean;
  /** Absent where there is no room for the names. */
  onToggle?(): void;
}

/** Navigation by module; collapsed it shows the signs only, each still with its name. */
export function NavRail({ modules, path, collapsed, onToggle }: NavRailProps) {
  const { t } = useTranslation('shell');
  const open = moduleAt(path, useRouteSearch('kind'));
  const ToggleIcon = collapsed ? KeyboardDoubleArrowRightIcon : KeyboardDoubleArrowLeftIcon;
  const toggleLabel = collapsed ? t('nav.expand') : t('nav.collapse');
  return (
    <nav className={styles.rail} data-collapsed={collapsed || undefined} aria-label={t('nav.label')}>
      <ul className={styles.list}>
        {modules.map((module, at) => {
          const Icon = module.icon;
          const name = t(`nav.${module.id}`);
          return (
            <li key={module.id}>
              <Tooltip title={collapsed ? name : ''} placement="right">
                <Link
                  to={module.path}
                  className={styles.link ?? ''}
                  aria-current={module.id === open ? 'page' : undefined}
                  aria-label={name}
                  aria-keyshortcuts={`Alt+${at + 1}`}
                  preload="intent"
                >
                  <Icon aria-hidden />
                  <span className={styles.name}>{name}</span>
                </Link>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      {onToggle && (
        <Tooltip title={collapsed ? toggleLabel : ''} placement="right">
          <button
            type="button"
            className={styles.link}
            onClick={onToggle}
            aria-label={toggleLabel}
            aria-keyshortcuts="Control+\"
          >
            <ToggleIcon aria-hidden />
            <span className={styles.name}>{toggleLabel}</span>
          </button>
        </Tooltip>
      )}
    </nav>
  );
}
