import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { type Hazard, substancesForm } from '../hazard-forms';
import styles from './hazards.module.css';

const none = { name: '', cas: null, quantity: 0, critical: null, beta: null, remark: null };

/** The substances of a hazard; what the standard names takes its critical quantity and β from the data. */
export function SubstancesDrawer({ hazard, onClose }: { hazard: Hazard; onClose(): void }) {
  const { t } = useTranslation('hazards');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const known = hazard.substances.map(({ id: _id, ...substance }) => substance);
  const zodForm = useZodForm(`substances-${hazard.id}-${hazard.version}`, substancesForm, {
    substances: known.length > 0 ? known : [none],
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('substances.edit')}
      subtitle={hazard.fields.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ substances }) => {
        await api.hazards.saveSubstances({ id: hazard.id, expectedVersion: hazard.version, substances });
        showToast({ tone: 'met', text: t('substances.saved') });
        onClose();
      }}
    >
      <Rows />
    </FormDrawer>
  );
}

function Rows() {
  const { t } = useTranslation('hazards');
  const { control } = useFormContext();
  const { fields, append, remove } = useFieldArray({ control, name: 'substances' });
  const { data } = useQuery(ask(useApi(), 'hazards', 'rules', {}));
  const options = (data?.list ?? []).map(({ name, aliases, critical }) => ({
    code: name,
    name,
    note: t('substances.option', { aliases: aliases.join('、'), critical }),
  }));
  return (
    <>
      {fields.map((field, at) => (
        <fieldset key={field.id} className={styles.row}>
          <legend>{t('substances.row', { number: at + 1 })}</legend>
          <CodeField
            name={`substances.${at}.name`}
            label={t('substances.name')}
            options={options}
            freeText
            required
            wide
          />
          <NumberField name={`substances.${at}.quantity`} label={t('substances.quantity')} required />
          <NumberField
            name={`substances.${at}.critical`}
            label={t('substances.critical')}
            help={t('substances.criticalHelp')}
          />
          <NumberField name={`substances.${at}.beta`} label={t('substances.beta')} />
          <Button size="small" variant="text" onClick={() => remove(at)}>
            {t('substances.remove', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => append(none)}>{t('substances.add')}</Button>
      {data && (
        <InlineNote tone="open">
          {t('substances.source', { title: data.substances.source.title, note: data.substances.note })}
        </InlineNote>
      )}
    </>
  );
}
