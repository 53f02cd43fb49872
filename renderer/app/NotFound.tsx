import Button from '@mui/material/Button';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState';
import { Page } from '../ui/Page';

/** For an address that no screen has, such as one remembered from another version. */
export function NotFound() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        title={t('notFound.text')}
        action={<Button onClick={() => void navigate({ to: '/' })}>{t('notFound.home')}</Button>}
      />
    </Page>
  );
}
