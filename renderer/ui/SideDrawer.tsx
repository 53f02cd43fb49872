import CloseIcon from '@mui/icons-material/Close';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SideDrawer.module.css';

interface SideDrawerProps {
  readonly open: boolean;
  readonly title: string;
  readonly subtitle?: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  onClose(): void;
}

/** Details beside the page: opens from the right, closes with Escape, leaves the page where it was. */
export function SideDrawer({ open, title, subtitle, footer, children, onClose }: SideDrawerProps) {
  const { t } = useTranslation('common');
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      slotProps={{ paper: { className: styles.paper ?? '', role: 'dialog', 'aria-labelledby': titleId } }}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        <IconButton aria-label={t('close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </Drawer>
  );
}
