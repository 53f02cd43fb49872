import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import TranslateIcon from '@mui/icons-material/TranslateOutlined';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import { usePreference } from '../ui/preferences';
import { useEffectiveTheme } from '../ui/use-effective-theme';
import { changeLanguage } from './i18n';
import { shellPanel } from './shell-panels';
import styles from './TopBar.module.css';
import { useSystemState } from './use-system-state';

/** Who is working, and what belongs to the person: theme, language, lock. */
export function UserMenu() {
  const { t } = useTranslation('shell');
  const { user } = useSystemState();
  const api = useApi();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [, setTheme] = usePreference('theme');
  const [language, setLanguage] = usePreference('language');
  const theme = useEffectiveTheme();
  const ThemeIcon = theme === 'dark' ? LightModeIcon : DarkModeIcon;
  const otherLanguage = language === 'zh' ? 'en' : 'zh';

  const choose = (run: () => void) => () => {
    setAnchor(null);
    run();
  };
  return (
    <>
      <button
        type="button"
        className={styles.user}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
      >
        <PersonIcon aria-hidden />
        <span>{user?.name}</span>
        {user && <span className={styles.role}>{t(`role.${user.role}`)}</span>}
        <ExpandMoreIcon fontSize="small" aria-hidden />
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(() => setTheme(theme === 'dark' ? 'light' : 'dark'))}>
          <ListItemIcon>
            <ThemeIcon />
          </ListItemIcon>
          {theme === 'dark' ? t('user.light') : t('user.dark')}
        </MenuItem>
        <MenuItem
          lang={otherLanguage}
          onClick={choose(() => {
            setLanguage(otherLanguage);
            void changeLanguage(otherLanguage);
          })}
        >
          <ListItemIcon>
            <TranslateIcon />
          </ListItemIcon>
          {t('user.otherLanguage')}
        </MenuItem>
        <Divider />
        <MenuItem onClick={choose(() => shellPanel.set('shortcuts'))}>
          <ListItemIcon>
            <KeyboardIcon />
          </ListItemIcon>
          {t('user.shortcuts')}
        </MenuItem>
        <MenuItem onClick={choose(() => shellPanel.set('about'))}>
          <ListItemIcon>
            <InfoIcon />
          </ListItemIcon>
          {t('user.about')}
        </MenuItem>
        <Divider />
        <MenuItem onClick={choose(() => void api.system.lock({}))}>
          <ListItemIcon>
            <LockIcon />
          </ListItemIcon>
          {t('user.lock')}
        </MenuItem>
      </Menu>
    </>
  );
}
