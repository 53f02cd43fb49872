import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { trackJob } from '../../../ui/jobs/job-store';
import { addForm, type Campaign, drawForm, reasonForm } from '../inspection-forms';

interface DrawerProps {
  readonly campaign: Campaign;
  onClose(): void;
}

/** Lists the candidates and draws; a number said by a witness is mixed in. */
export function DrawDrawer({ campaign, onClose }: DrawerProps) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const zodForm = useZodForm(`inspection-draw-${campaign.id}`, drawForm, { spoken: null, witness: null });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.draw')}
      subtitle={campaign.fields.title}
      saveLabel={t('draw.now')}
      onClose={onClose}
      onSave={async (entry) => {
        const at = { id: campaign.id, expectedVersion: campaign.version };
        const { drawn, substitutes } = await trackJob(t('action.draw'), (options) =>
          api.inspections.draw({ ...at, ...entry }, options),
        );
        showToast({ tone: 'met', text: t('draw.done', { drawn, substitutes }) });
        onClose();
      }}
    >
      <InlineNote tone="open">{t('draw.explain')}</InlineNote>
      <p className={blocks.hash}>{campaign.commitment}</p>
      <TextField name="spoken" label={t('draw.spoken')} help={t('draw.spokenHelp')} wide />
      <TextField name="witness" label={t('draw.witness')} wide />
    </FormDrawer>
  );
}

/** A unit that the draw did not hit, with the reason. */
export function AddUnitDrawer({ campaign, onClose }: DrawerProps) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const zodForm = useZodForm(`inspection-add-${campaign.id}`, addForm, { enterpriseId: '', reason: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.add-unit')}
      subtitle={campaign.fields.title}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.inspections.addUnit({ inspectionId: campaign.id, ...entry });
        onClose();
      }}
    >
      <EnterpriseField name="enterpriseId" label={t('field.unit')} required wide />
      <TextField name="reason" label={t('reason')} required multiline wide />
    </FormDrawer>
  );
}

/** The next substitute of the stratum comes instead; people say why. */
export function ReplaceDrawer({ unit, onClose }: { unit: Campaign['units'][number]; onClose(): void }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const zodForm = useZodForm(`inspection-replace-${unit.id}`, reasonForm, { reason: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('replace.title')}
      subtitle={unit.name}
      saveLabel={t('replace.now')}
      onClose={onClose}
      onSave={async ({ reason }) => {
        await api.inspections.replaceUnit({ unitId: unit.id, expectedVersion: unit.version, reason });
        showToast({ tone: 'met', text: t('replace.done', { name: unit.name }) });
        onClose();
      }}
    >
      <InlineNote tone="open">{t('replace.explain')}</InlineNote>
      <TextField name="reason" label={t('reason')} required multiline wide />
    </FormDrawer>
  );
}
