import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { useStateWord } from '../../../ui/use-state-word';
import { asHour, scenarioForm } from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';
import styles from './drill-design.module.css';

/** 情景: the version drilled, when and how long, background, course of the accident, safety. */
export function ScenarioPanel({ desk }: { desk: DesignDesk }) {
  const { t } = useTranslation('drillDesign');
  const word = useStateWord();
  const [editing, setEditing] = useState(false);
  const { fields, versions, planTitle } = desk.design;
  const version = versions.find(({ id }) => id === fields.planVersionId);
  const paragraph = (text: string | null) => text && <div className={styles.lines}>{text}</div>;
  return (
    <Panel
      title={t('scenario.title')}
      actions={desk.mayEdit && <Button onClick={() => setEditing(true)}>{t('scenario.edit')}</Button>}
    >
      <FactList
        facts={[
          { label: t('field.plan'), value: planTitle, wide: true },
          {
            label: t('field.planVersionId'),
            value: version && `${version.label}（${word('planVersion', version.state)}）`,
          },
          { label: t('field.startsAt'), value: fields.startsAt },
          {
            label: t('field.durationMinutes'),
            value: fields.durationMinutes !== null && t('minutes', { count: fields.durationMinutes }),
          },
          { label: t('field.background'), value: paragraph(fields.background), wide: true },
          { label: t('field.scenario'), value: paragraph(fields.scenario), wide: true },
          { label: t('field.safetyNote'), value: paragraph(fields.safetyNote), wide: true },
        ]}
      />
      {editing && <ScenarioDrawer desk={desk} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function ScenarioDrawer({ desk, onClose }: { desk: DesignDesk; onClose(): void }) {
  const { t } = useTranslation('drillDesign');
  const word = useStateWord();
  const { id, fields, versions } = desk.design;
  const zodForm = useZodForm(`drill-scenario-${id}`, scenarioForm, fields);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('scenario.edit')}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        const told = { ...entry, startsAt: asHour(entry.startsAt) };
        if (await desk.change((draft) => ({ ...draft, fields: told }))) onClose();
      }}
    >
      {versions.length > 0 && (
        <SelectField
          name="planVersionId"
          label={t('field.planVersionId')}
          wide
          choices={versions.map(({ id: value, label, state }) => ({
            value,
            label: `${label}（${word('planVersion', state)}）`,
          }))}
        />
      )}
      <TextField name="startsAt" label={t('field.startsAt')} placeholder={t('help.startsAt')} />
      <NumberField name="durationMinutes" label={t('field.durationMinutes')} unit={t('unit.minutes')} />
      <TextField name="background" label={t('field.background')} help={t('help.background')} multiline wide />
      <TextField name="scenario" label={t('field.scenario')} help={t('help.scenario')} multiline wide />
      <TextField name="safetyNote" label={t('field.safetyNote')} help={t('help.safetyNote')} multiline wide />
    </FormDrawer>
  );
}
