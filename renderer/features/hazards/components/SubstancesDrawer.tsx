import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { type Hazard, substancesForm } from '../hazard-forms';
import styles from './hazards.module.css';
import { BetaTableField, LiveResult } from './LiveResult';

const none = { name: '', cas: null, quantity: 0, critical: null, beta: null, remark: null };

interface SubstancesFormProps {
  readonly hazard: Hazard;
  readonly betaTable: string;
  onClose(): void;
}

/** The table whose values the kept substances have; the first where none fits. */
function usualTable(hazard: Hazard, rules: Answer<'hazards', 'rules'>): string {
  const kept = hazard.substances.flatMap(({ name, beta }) => {
    const listed = rules.list.find((one) => one.name === name || one.aliases.includes(name));
    return listed && beta !== null ? [{ beta, betas: listed.betas }] : [];
  });
  const at = rules.betaTables.findIndex((_table, index) =>
    kept.every(({ beta, betas }) => betas[index] === beta),
  );
  return rules.betaTables[Math.max(at, 0)]?.id ?? '';
}

/** The substances of a hazard; what the standard names takes its critical quantity and β from the data. */
export function SubstancesDrawer({ hazard, onClose }: { hazard: Hazard; onClose(): void }) {
  const api = useApi();
  const { data: rules } = useQuery(ask(api, 'hazards', 'rules', {}));
  if (!rules) return null;
  return <SubstancesForm hazard={hazard} betaTable={usualTable(hazard, rules)} onClose={onClose} />;
}

function SubstancesForm({ hazard, betaTable, onClose }: SubstancesFormProps) {
  const { t } = useTranslation('hazards');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const known = hazard.substances.map(({ id: _id, ...substance }) => substance);
  const zodForm = useZodForm(`substances-${hazard.id}-${hazard.version}`, substancesForm, {
    betaTable,
    substances: known.length > 0 ? known : [none],
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('substances.edit')}
      subtitle={hazard.fields.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (list) => {
        await api.hazards.saveSubstances({ id: hazard.id, expectedVersion: hazard.version, ...list });
        showToast({ tone: 'met', text: t('substances.saved') });
        onClose();
      }}
    >
      <BetaTableField />
      <Rows />
      <LiveResult hazard={hazard} />
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
