import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';

/** Leads a reviewer to where packs are received. */
export function ReceiveButton() {
  const { t } = useTranslation('reviews');
  const go = useGo();
  if (!usePermission('exchange')) return null;
  return (
    <Button variant="contained" onClick={() => go('/reviews/receive')}>
      {t('receive.packTitle')}
    </Button>
  );
}
