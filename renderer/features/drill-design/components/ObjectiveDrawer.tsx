import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { sectionKey, sectionPathOf } from '../../drill-findings/finding-forms';
import { type DesignObjective, newRow, objectiveForm } from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';

interface ObjectiveDrawerProps {
  readonly desk: DesignDesk;
  /** null: a new one. */
  readonly objective: DesignObjective | null;
  onClose(): void;
}

/** 目标: who does what under which condition, by what it is measured, which section of the plan it tries. */
export function ObjectiveDrawer({ desk, objective, onClose }: ObjectiveDrawerProps) {
  const { t } = useTranslation('drillDesign');
  const { id } = desk.design;
  const { data } = useQuery(ask(useApi(), 'drillDesign', 'sections', { id }));
  const paths = data?.paths ?? [];
  const zodForm = useZodForm(`drill-objective-${objective?.id ?? id}`, objectiveForm, {
    text: objective?.text ?? '',
    standard: objective?.standard ?? null,
    section: objective && objective.sectionPath.length > 0 ? sectionKey(objective.sectionPath) : null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(objective ? 'objectives.edit' : 'objectives.add')}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async ({ section, ...entry }) => {
        const told = { ...entry, sectionPath: sectionPathOf(section, paths) };
        const saved = await desk.change((draft) => ({
          ...draft,
          objectives: objective
            ? draft.objectives.map((row) => (row.id === objective.id ? { ...row, ...told } : row))
            : [...draft.objectives, { id: newRow(), ...told, findingId: null }],
        }));
        if (saved) onClose();
      }}
    >
      <TextField
        name="text"
        label={t('field.objective')}
        help={t('help.objective')}
        required
        multiline
        wide
      />
      <TextField name="standard" label={t('field.standard')} help={t('help.standard')} multiline wide />
      <CodeField
        name="section"
        label={t('field.section')}
        help={t(paths.length > 0 ? 'help.section' : 'help.noSections')}
        options={paths.map((path) => ({
          code: sectionKey(path),
          name: path.at(-1) ?? '',
          note: path.slice(0, -1).join(' › '),
        }))}
        freeText
        wide
      />
    </FormDrawer>
  );
}
