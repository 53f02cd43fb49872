import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField, ChoicesField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import { useIndustryNames } from '../hooks/use-industry-names';
import { type Campaign, campaignForm, campaignOf, entryOf } from '../inspection-forms';
import { StrataFields } from './StrataFields';

interface CampaignDrawerProps {
  readonly year: number;
  /** The campaign to be changed; null plans a new one. */
  readonly campaign: Campaign | null;
  onSaved?(id: string): void;
  onClose(): void;
}

/** Plans a campaign: when, on what basis, who may be drawn, how many of each part. */
export function CampaignDrawer({ year, campaign, onSaved, onClose }: CampaignDrawerProps) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const { data } = useQuery(ask(api, 'inspections', 'choices', {}));
  const asChoices = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
  const industryNames = useIndustryNames();
  const zodForm = useZodForm(`inspection-${campaign?.id ?? year}`, campaignForm, entryOf(campaign));
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(campaign ? 'campaign.edit' : 'campaign.new')}
      subtitle={campaign?.fields.title ?? t('year', { year })}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        const fields = campaignOf(year, entry);
        const { id } = campaign
          ? await api.inspections.update({ id: campaign.id, expectedVersion: campaign.version, fields })
          : await api.inspections.plan({ fields });
        showToast({ tone: 'met', text: t('campaign.saved', { title: fields.title }) });
        onClose();
        onSaved?.(id);
      }}
    >
      <TextField name="title" label={t('field.title')} required wide />
      <SelectField name="kind" label={t('field.kind')} required choices={useChoices('inspectionKind')} />
      <NumberField name="target" label={t('field.target')} unit={t('unit.units')} />
      <DateField name="plannedFrom" label={t('field.plannedFrom')} />
      <DateField name="plannedTo" label={t('field.plannedTo')} />
      <TextField name="basis" label={t('field.basis')} multiline wide />
      <ChoicesField name="sets" label={t('field.sets')} help={t('help.all')} choices={useChoices('set')} />
      <ChoicesField
        name="towns"
        label={t('field.towns')}
        help={t('help.all')}
        choices={asChoices(data?.towns)}
      />
      <ChoicesField
        name="categories"
        label={t('field.categories')}
        help={t('help.all')}
        choices={asChoices(data?.categories)}
      />
      <ChoicesField
        name="industries"
        label={t('field.industries')}
        help={t('help.all')}
        choices={(data?.industries ?? []).map((value) => ({
          value,
          label: industryNames.get(value) ?? value,
        }))}
      />
      <NumberField
        name="notInspectedMonths"
        label={t('field.notInspectedMonths')}
        unit={t('unit.months')}
        help={t('help.notInspected')}
      />
      <SelectField
        name="stratifyBy"
        label={t('field.stratifyBy')}
        required
        choices={useChoices('stratifyBy')}
      />
      <CheckField name="overdueFirst" label={t('field.overdueFirst')} help={t('help.overdueFirst')} wide />
      <NumberField name="total" label={t('field.total')} unit={t('unit.units')} required />
      <NumberField name="least" label={t('field.least')} unit={t('unit.units')} required />
      <NumberField name="substitutes" label={t('field.substitutes')} unit={t('unit.units')} required />
      <StrataFields />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
