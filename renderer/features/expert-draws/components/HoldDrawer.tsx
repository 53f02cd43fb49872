import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { trackJob } from '../../../ui/jobs/job-store';
import { type Draw, holdForm } from '../draw-forms';

interface HoldDrawerProps {
  readonly draw: Draw;
  onDrawn(): void;
  onClose(): void;
}

/** Lists the candidates and draws; a number said by a witness is mixed in. */
export function HoldDrawer({ draw, onDrawn, onClose }: HoldDrawerProps) {
  const { t } = useTranslation('expertDraws');
  const api = useApi();
  const zodForm = useZodForm(`draw-hold-${draw.id}`, holdForm, { spoken: null, witness: null });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('seed.explainTitle')}
      subtitle={draw.title}
      saveLabel={t('seed.now')}
      onClose={onClose}
      onSave={async (entry) => {
        const at = { id: draw.id, expectedVersion: draw.version };
        const { drawn, substitutes, missing } = await trackJob(t('seed.explainTitle'), (options) =>
          api.expertDraws.draw({ ...at, ...entry }, options),
        );
        showToast(
          missing > 0
            ? { tone: 'soon', text: t('seed.short', { drawn, missing }) }
            : { tone: 'met', text: t('seed.done', { drawn, substitutes }) },
        );
        onDrawn();
        onClose();
      }}
    >
      <InlineNote tone="open">{t('seed.explain')}</InlineNote>
      <p className={blocks.hash}>{draw.commitment}</p>
      <TextField name="spoken" label={t('seed.spoken')} help={t('seed.spokenHelp')} wide />
      <TextField name="witness" label={t('seed.witness')} help={t('seed.witnessHelp')} wide />
    </FormDrawer>
  );
}
