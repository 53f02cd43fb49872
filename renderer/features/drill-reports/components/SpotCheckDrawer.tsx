import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { spotForm } from '../report-forms';

interface SpotCheckDrawerProps {
  readonly unitName: string;
  /** Drills of the unit that may be seen. */
  readonly drills: readonly { readonly id: string; readonly title: string; readonly date: string | null }[];
  onClose(): void;
}

/** 抽查 (条例 8): takes a drill of a unit into a campaign of spot checks that is under way. */
export function SpotCheckDrawer({ unitName, drills, onClose }: SpotCheckDrawerProps) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const go = useGo();
  const { today } = useSystemState();
  const { data } = useQuery(ask(api, 'inspections', 'year', { year: Number(today.slice(0, 4)) }));
  const open =
    data?.rows.filter(
      ({ kind, state, cancelled }) =>
        kind !== 'filing' && !cancelled && (state === 'drawn' || state === 'running'),
    ) ?? [];
  const zodForm = useZodForm(`spot-check-${drills[0]?.id}`, spotForm, {
    inspectionId: '',
    drillId: drills[0]?.id ?? '',
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('spot.title')}
      subtitle={unitName}
      saveLabel={t('spot.save')}
      onClose={onClose}
      onSave={async (entry) => {
        const { id } = await api.inspections.seeDrill(entry);
        go(`/inspections/units/${id}`);
      }}
    >
      {data && open.length === 0 && <InlineNote tone="soon">{t('spot.none')}</InlineNote>}
      <SelectField
        name="inspectionId"
        label={t('spot.campaign')}
        required
        wide
        choices={open.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <SelectField
        name="drillId"
        label={t('spot.drill')}
        required
        wide
        choices={drills.map(({ id, title, date }) => ({ value: id, label: `${date ?? ''} ${title}` }))}
      />
      <TextField name="reason" label={t('reason')} required multiline wide />
    </FormDrawer>
  );
}
