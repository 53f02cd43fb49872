import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import { InlineNote } from '../../../ui/InlineNote';
import { useProblemText } from '../../../ui/use-error-text';
import type { Drill } from '../../drills/drill-form';
import { useDrillSteps } from '../../drills/hooks/use-drill-steps';

/** Whether the drill can be closed, and what is missing; nothing while it has not been evaluated. */
export function CloseNote({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillFindings');
  const mayDecide = usePermission('decide') && drill.ours;
  const problemText = useProblemText();
  const { closeDrill } = useDrillSteps(drill);
  const closing = drill.actions.find(({ action }) => action === 'close');
  if (drill.state === 'closed') return <InlineNote tone="met">{t('close.closed')}</InlineNote>;
  if (!closing) return null;
  if (closing.allowed)
    return (
      <InlineNote
        tone="met"
        action={
          mayDecide && (
            <Button size="small" variant="contained" onClick={closeDrill}>
              {t('close.run')}
            </Button>
          )
        }
      >
        {t('close.ready')}
      </InlineNote>
    );
  return (
    <InlineNote tone="soon">
      {closing.blockers.map(({ code, text }) => problemText({ code, message: text })).join(' ')}
    </InlineNote>
  );
}
