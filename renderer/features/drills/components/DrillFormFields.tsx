import { useEffect, useMemo, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSystemState } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { CheckField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormSection } from '../../../ui/form/Form';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useChoices } from '../../../ui/use-choices';
import type { DrillEntry } from '../drill-form';
import { useAccidentKinds } from '../hooks/use-accident-kinds';
import { useOwnerPlans } from '../hooks/use-owner-plans';

const unitLevels: readonly string[] = ['enterprise', 'workshop', 'team'];
/** Levels at which it matters which part of the unit drills. */
const partLevels: readonly string[] = ['workshop', 'team'];

/** All that a person enters about a drill. Whether it has taken place can be said only while it is new. */
export function DrillFormFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation('drills');
  const held = useWatch<DrillEntry, 'held'>({ name: 'held' });
  return (
    <>
      <WhatSection />
      <FormSection title={t('section.when')}>
        {isNew && <CheckField name="held" label={t('field.held')} help={t('help.held')} wide />}
        <DateField name="plannedOn" label={t('field.plannedOn')} required={!held} />
        {!held && <CheckField name="fixed" label={t('field.fixed')} help={t('help.fixed')} />}
        {held ? (
          <>
            <DateField name="startOn" label={t('field.startOn')} required />
            <DateField name="endOn" label={t('field.endOn')} help={t('help.endOn')} />
          </>
        ) : null}
        <TextField name="startsAt" label={t('field.startsAt')} help={t('help.startsAt')} />
        <TextField name="endsAt" label={t('field.endsAt')} />
        <TextField name="timeText" label={t('field.timeText')} help={t('help.timeText')} />
        <TextField name="place" label={t('field.place')} />
      </FormSection>
      <FormSection title={t('section.who')}>
        <TextField name="organiser" label={t('field.organiser')} />
        <TextField name="responsible" label={t('field.responsible')} />
        <NumberField name="participants" label={t('field.participants')} unit={t('unit.person')} />
        <NumberField name="observers" label={t('field.observers')} unit={t('unit.person')} />
        <NumberField name="cost" label={t('field.cost')} unit={t('unit.yuan')} />
      </FormSection>
      {held && (
        <FormSection title={t('section.evaluation')} note={t('section.evaluationNote')}>
          <CheckField name="evaluated" label={t('field.evaluated')} />
          <DateField name="evaluatedOn" label={t('field.evaluatedOn')} />
          <TextField name="evaluationNote" label={t('field.evaluationNote')} multiline wide />
        </FormSection>
      )}
      <FormSection title={t('section.more')}>
        <TextField name="scenario" label={t('field.scenario')} multiline wide />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}

/** Who drills which plan and how. Choosing a plan settles its kind and offers a title. */
function WhatSection() {
  const { t } = useTranslation('drills');
  const word = useCodeWord();
  const enterpriseId = useWatch<DrillEntry, 'enterpriseId'>({ name: 'enterpriseId' });
  const planId = useWatch<DrillEntry, 'planId'>({ name: 'planId' });
  const level = useWatch<DrillEntry, 'level'>({ name: 'level' });
  const plans = useOwnerPlans(enterpriseId);
  const options = useMemo(
    () => plans.map(({ id, title, kind }) => ({ code: id, name: title, note: word('codes.planKind', kind) })),
    [plans, word],
  );
  const levels = useChoices('drillLevel').filter(
    ({ value }) => unitLevels.includes(value) === (enterpriseId !== null),
  );
  const atUnit = useSystemState().desk === 'enterprise';
  useFollowOwner(enterpriseId);
  useFollowPlan(planId, plans);
  return (
    <FormSection title={t('section.what')}>
      <EnterpriseField
        name="enterpriseId"
        label={t('field.enterpriseId')}
        {...(!atUnit && { help: t('help.enterpriseId'), placeholder: t('ownDrill') })}
        wide
      />
      <CodeField name="planId" label={t('field.planId')} options={options} help={t('help.planId')} />
      <SelectField
        name="planKind"
        label={t('field.planKind')}
        choices={useChoices('planKind')}
        disabled={planId !== null}
      />
      <TextField name="title" label={t('field.title')} required wide />
      <SelectField name="accidentKind" label={t('field.accidentKind')} choices={useAccidentKinds()} />
      <SelectField name="form" label={t('field.form')} choices={useChoices('drillForm')} />
      <SelectField name="content" label={t('field.content')} choices={useChoices('drillContent')} />
      <SelectField name="level" label={t('field.level')} choices={levels} required />
      {partLevels.includes(level) && <TextField name="part" label={t('field.part')} help={t('help.part')} />}
      <SelectField name="purpose" label={t('field.purpose')} choices={useChoices('drillPurpose')} />
      <CheckField name="noNotice" label={t('field.noNotice')} />
    </FormSection>
  );
}

/** Another unit has other plans and another level. */
function useFollowOwner(enterpriseId: string | null): void {
  const { getValues, setValue } = useFormContext<DrillEntry>();
  const before = useRef(enterpriseId);
  useEffect(() => {
    if (enterpriseId === before.current) return;
    before.current = enterpriseId;
    setValue('planId', null, { shouldDirty: true });
    if (unitLevels.includes(getValues('level')) !== (enterpriseId !== null))
      setValue('level', enterpriseId === null ? 'department' : 'enterprise', { shouldDirty: true });
  }, [enterpriseId, getValues, setValue]);
}

function useFollowPlan(planId: string | null, plans: ReturnType<typeof useOwnerPlans>): void {
  const { t } = useTranslation('drills');
  const { getValues, setValue } = useFormContext<DrillEntry>();
  // A drill without a title is new: the plan it was opened with is as good as chosen now.
  const before = useRef(getValues('title') === '' ? null : planId);
  useEffect(() => {
    if (planId === before.current) return;
    const plan = plans.find((one) => one.id === planId);
    // The plans of another unit may still be on their way.
    if (planId !== null && !plan) return;
    before.current = planId;
    if (!plan) return;
    setValue('planKind', plan.kind, { shouldDirty: true });
    if (getValues('title') === '')
      setValue('title', t('suggestedTitle', { plan: plan.title }), { shouldDirty: true });
  }, [planId, plans, t, getValues, setValue]);
}
