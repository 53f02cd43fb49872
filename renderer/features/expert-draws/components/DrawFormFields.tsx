import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormSection } from '../../../ui/form/Form';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { FactList } from '../../../ui/RecordPage';
import { DeclaredField } from './DeclaredField';
import { NeedsField } from './NeedsField';

/** What a person fills in before the seed is fixed. `unitName`: of a unit that is settled already. */
export function DrawFormFields({ unitName }: { unitName: string | null }) {
  const { t } = useTranslation('expertDraws');
  return (
    <>
      <FormSection title={t('section.matter')} note={t('section.matterNote')}>
        <TextField name="title" label={t('field.title')} required wide />
        {unitName === null ? (
          <EnterpriseField name="enterpriseId" label={t('field.unit')} required />
        ) : (
          <FactList facts={[{ label: t('field.unit'), value: unitName }]} />
        )}
        <DateField name="heldOn" label={t('field.heldOn')} required />
        <TextField
          name="draftingUnits"
          label={t('field.draftingUnits')}
          help={t('help.draftingUnits')}
          multiline
          wide
        />
      </FormSection>
      <FormSection title={t('section.need')} note={t('section.needNote')}>
        <NeedsField />
        <NumberField name="substitutes" label={t('field.substitutes')} unit={t('unit.people')} required />
      </FormSection>
      <FormSection title={t('section.recusal')} note={t('section.recusalNote')}>
        <NumberField
          name="employerYears"
          label={t('field.employerYears')}
          unit={t('unit.years')}
          help={t('help.employerYears')}
          required
        />
        <NumberField
          name="yearlyCap"
          label={t('field.yearlyCap')}
          unit={t('unit.times')}
          help={t('help.yearlyCap')}
        />
        <DeclaredField />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}
