import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { usePeriodWord } from '../../../ui/use-period-word';
import { paperForm } from '../report-forms';

/** The chosen unit's drills of the half-year that are in the register and evaluated. */
function DrillChoices({ period }: { period: string }) {
  const { t } = useTranslation('drillReports');
  const enterpriseId = String(useWatch({ name: 'enterpriseId' }) ?? '');
  const { data } = useQuery({
    ...ask(useApi(), 'drillReports', 'choices', { enterpriseId, period }),
    enabled: enterpriseId !== '',
  });
  const free = data?.drills.filter(({ blocked }) => !blocked) ?? [];
  if (!data) return null;
  if (free.length === 0) return <InlineNote tone="open">{t('paper.noDrills')}</InlineNote>;
  return (
    <ChoicesField
      name="drillIds"
      label={t('paper.drills')}
      choices={free.map(({ id, title, startOn }) => ({ value: id, label: `${startOn ?? ''} ${title}` }))}
    />
  );
}

/** Enters a report that a unit gave on paper. */
export function PaperReportDrawer({ period, onClose }: { period: string; onClose(): void }) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const go = useGo();
  const periodWord = usePeriodWord();
  const { today } = useSystemState();
  const zodForm = useZodForm(`paper-report-${period}`, paperForm, {
    enterpriseId: '',
    handedInOn: today,
    preparedBy: '',
    note: null,
    drillIds: [],
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('paper.title')}
      subtitle={periodWord(period)}
      saveLabel={t('paper.save')}
      onClose={onClose}
      onSave={async (entry) => {
        const { id } = await api.drillReports.registerPaper({ ...entry, period });
        showToast({ tone: 'met', text: t('paper.saved') });
        go(`/drills/reports/${id}`);
      }}
    >
      <EnterpriseField name="enterpriseId" label={t('field.unit')} required wide />
      <DateField name="handedInOn" label={t('field.handedInOn')} required />
      <TextField name="preparedBy" label={t('field.preparedBy')} required />
      <DrillChoices period={period} />
      <TextField name="note" label={t('field.note')} multiline wide />
    </FormDrawer>
  );
}
