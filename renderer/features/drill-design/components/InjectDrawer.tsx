import { useTranslation } from 'react-i18next';
import { readClock } from '../../../../electron/contract/input';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import {
  type DesignInject,
  type DraftInject,
  type InjectEntry,
  injectEntry,
  injectForm,
  newRow,
  nextNumber,
} from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';

interface InjectDrawerProps {
  readonly desk: DesignDesk;
  /** null: a new one. */
  readonly inject: DesignInject | null;
  onClose(): void;
}

/** 情景信息: when, from whom, to whom, what is said, and what is expected of it. */
export function InjectDrawer({ desk, inject, onClose }: InjectDrawerProps) {
  const { t } = useTranslation('drillDesign');
  const { design } = desk;
  const channels = useChoices('injectChannel');
  const stored: InjectEntry = inject ? injectEntry(inject) : freshEntry(design.injects);
  const zodForm = useZodForm(`drill-inject-${inject?.id ?? design.id}`, injectForm, stored);
  const names = (...told: readonly (readonly string[])[]) =>
    [...new Set(told.flat())].filter((name) => name !== '').map((name) => ({ code: name, name }));
  const people = design.participants.filter(({ kind }) => kind !== 'equipment' && kind !== 'place');
  const parties = names(
    [t('injects.controller')],
    people.map(({ name }) => name),
    design.injects.flatMap(({ fromWhom, toWhom }) => [fromWhom, toWhom]),
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={inject ? t('injects.editTitle', { number: inject.number }) : t('injects.add')}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async ({ time, ...entry }) => {
        const told = {
          ...entry,
          number: entry.number ?? 0,
          atMinute: readClock(time) ?? 0,
          fromWhom: entry.fromWhom ?? '',
          toWhom: entry.toWhom ?? '',
          channel: entry.channel as DraftInject['channel'],
        };
        const saved = await desk.change((draft) => ({
          ...draft,
          injects: inject
            ? draft.injects.map((row) => (row.id === inject.id ? { ...row, ...told } : row))
            : [...draft.injects, { id: newRow(), ...told }],
        }));
        if (saved) onClose();
      }}
    >
      <NumberField name="number" label={t('column.number')} />
      <TextField name="time" label={t('field.time')} help={t('help.time')} required />
      <CodeField name="fromWhom" label={t('field.fromWhom')} options={parties} freeText />
      <CodeField name="toWhom" label={t('field.toWhom')} options={parties} freeText />
      <SelectField name="channel" label={t('field.channel')} choices={channels} required />
      <CodeField
        name="phase"
        label={t('field.phase')}
        options={names(design.injects.map(({ phase }) => phase ?? ''))}
        freeText
      />
      <TextField name="text" label={t('field.text')} required multiline wide />
      <TextField name="question" label={t('field.question')} help={t('help.question')} multiline wide />
      <TextField name="expectedAction" label={t('field.expectedAction')} multiline wide />
      <NumberField name="expectedMinutes" label={t('field.expectedMinutes')} unit={t('unit.minutes')} />
      <CodeField
        name="evaluator"
        label={t('field.evaluator')}
        options={names(people.filter(({ role }) => role === 'evaluator').map(({ name }) => name))}
        freeText
      />
      <SelectField
        name="objectiveId"
        label={t('field.objectiveId')}
        wide
        choices={design.objectives.map(({ id, text }, at) => ({ value: id, label: `${at + 1}. ${text}` }))}
      />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

function freshEntry(injects: readonly DesignInject[]): InjectEntry {
  const last = injects.at(-1);
  return {
    number: nextNumber(injects),
    time: last ? String(last.atMinute + 5) : '0',
    phase: last?.phase ?? null,
    fromWhom: last?.fromWhom ?? null,
    toWhom: last?.toWhom ?? null,
    channel: last?.channel ?? 'spoken',
    text: '',
    question: null,
    expectedAction: null,
    expectedMinutes: null,
    evaluator: last?.evaluator ?? null,
    objectiveId: null,
    remark: null,
  };
}
