import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import type { Drill } from '../../drills/drill-form';

/** Whether the drill can be closed, and what is missing; nothing while it has not been evaluated. */
export function CloseNote({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillFindings');
  const api = useApi();
  const mayDecide = usePermission('decide') && drill.ours;
  const errorText = useErrorText();
  const problemText = useProblemText();
  const closing = drill.actions.find(({ action }) => action === 'close');
  if (drill.state === 'closed') return <InlineNote tone="met">{t('close.closed')}</InlineNote>;
  if (!closing) return null;
  const close = async () => {
    try {
      await api.drills.close({ id: drill.id, expectedVersion: drill.version });
      showToast({ tone: 'met', text: t('close.done', { title: drill.fields.title }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('close.failed'), detail: errorText(error) });
    }
  };
  return closing.allowed ? (
    <InlineNote
      tone="met"
      action={
        mayDecide && (
          <Button size="small" variant="contained" onClick={() => void close()}>
            {t('close.run')}
          </Button>
        )
      }
    >
      {t('close.ready')}
    </InlineNote>
  ) : (
    <InlineNote tone="soon">
      {closing.blockers.map(({ code, text }) => problemText({ code, message: text })).join(' ')}
    </InlineNote>
  );
}
