import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import NotificationsIcon from '@mui/icons-material/NotificationsNoneOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { shellPanel } from './shell-panels';
import styles from './TopBar.module.css';
import { UserMenu } from './UserMenu';
import { alertsPath, useAlerts } from './use-alerts';
import { useGo } from './use-go';
import { useSystemState } from './use-system-state';

/** Whose desk this is, the search over everything, what presses, who is working. */
export function TopBar() {
  const { t } = useTranslation('shell');
  const { office, desk } = useSystemState();
  const go = useGo();
  const alerts = useAlerts();
  const alertText = alerts > 0 ? t('bar.alerts', { count: alerts }) : t('bar.noAlerts');
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <span className={styles.mark} aria-hidden>
          {t('brand.letter')}
        </span>
        <span className={styles.product}>{t('brand.name')}</span>
      </div>
      <div className={styles.whose}>
        <span className={styles.office}>{office?.name}</span>
        {desk && <span className={styles.desk}>{t(`desk.${desk}`)}</span>}
      </div>
      <button
        type="button"
        className={styles.search}
        onClick={() => shellPanel.set('palette')}
        aria-keyshortcuts="Control+K"
      >
        <SearchIcon aria-hidden />
        <span className={styles.searchText}>{t('bar.search')}</span>
        <kbd className={styles.keys}>{t('bar.searchKeys')}</kbd>
      </button>
      <div className={styles.tools}>
        <Tooltip title={alertText}>
          <IconButton className={styles.tool ?? ''} aria-label={alertText} onClick={() => go(alertsPath)}>
            <NotificationsIcon />
            {alerts > 0 && <span className={styles.badge}>{alerts > 999 ? t('bar.many') : alerts}</span>}
          </IconButton>
        </Tooltip>
        <Tooltip title={t('bar.help')}>
          <IconButton
            className={styles.tool ?? ''}
            aria-label={t('bar.help')}
            onClick={() => shellPanel.set('manual')}
          >
            <HelpIcon />
          </IconButton>
        </Tooltip>
        <UserMenu />
      </div>
    </header>
  );
}
