import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { InlineNote } from '../../../ui/InlineNote';

/** No plan of a government or department is registered: what to do first. */
export function NoUpperHint() {
  const { t } = useTranslation('planChecks');
  const go = useGo();
  return (
    <InlineNote
      tone="open"
      action={
        <Button size="small" onClick={() => go('/plans/government')}>
          {t('links.toGovernment')}
        </Button>
      }
    >
      {t('links.noCandidates')}
    </InlineNote>
  );
}
