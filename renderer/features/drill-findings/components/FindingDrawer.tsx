import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeField } from '../../../ui/form/CodePicker';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import {
  type Finding,
  type FindingEntry,
  type FindingStart,
  findingForm,
  sectionKey,
  sectionPathOf,
} from '../finding-forms';
import { RepeatNote } from './RepeatNote';

interface FindingDrawerProps {
  readonly drillId: string;
  /** The one that is corrected; absent: a new one. */
  readonly finding?: Finding;
  /** What is known of a new one already: an entry of the log, an item of the evaluation. */
  readonly start?: FindingStart;
  onClose(): void;
  onSaved?(id: string): void;
}

/** 登记问题: what a drill has shown, how serious it is, which section of the plan it touches, who puts it right by when. */
export function FindingDrawer({ drillId, finding, start = {}, onClose, onSaved }: FindingDrawerProps) {
  const { t } = useTranslation('drillFindings');
  const api = useApi();
  const areas = useChoices('findingArea');
  const severities = useChoices('findingSeverity');
  const { data: plan } = useQuery(ask(api, 'drillFindings', 'sections', { drillId }));
  const stored: FindingEntry = finding
    ? { ...finding, section: finding.sectionPath.length === 0 ? null : sectionKey(finding.sectionPath) }
    : {
        title: start.title ?? '',
        area: start.area ?? 'response',
        severity: start.severity ?? 'plain',
        evidence: start.evidence ?? '',
        item: start.item ?? null,
        section: null,
        owner: null,
        dueOn: null,
        remark: null,
      };
  const zodForm = useZodForm(`drill-finding-${finding?.id ?? drillId}`, findingForm, stored);
  const logIds = finding?.logIds ?? start.logIds ?? [];
  const paths = plan?.sections ?? [];
  const sections = paths.map((path) => ({
    code: sectionKey(path),
    name: path.at(-1) ?? '',
    note: path.slice(0, -1).join(' › '),
  }));
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(finding ? 'edit.title' : 'edit.newTitle')}
      subtitle={finding?.title}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async ({ section, ...entry }) => {
        const fields = { ...entry, logIds, sectionPath: sectionPathOf(section, paths) };
        const { id } = finding
          ? await api.drillFindings.update({ id: finding.id, expectedVersion: finding.version, fields })
          : await api.drillFindings.add({ ...fields, drillId });
        showToast({ tone: 'met', text: t(finding ? 'edit.saved' : 'edit.added', { title: entry.title }) });
        onSaved?.(id);
        onClose();
      }}
    >
      <TextField name="title" label={t('field.title')} required multiline wide />
      {!finding && <Repeats drillId={drillId} paths={paths} />}
      <SelectField name="area" label={t('field.area')} choices={areas} required />
      <SelectField name="severity" label={t('field.severity')} choices={severities} required />
      <TextField name="evidence" label={t('field.evidence')} help={t('help.evidence')} multiline wide />
      <CodeField
        name="section"
        label={t('field.section')}
        options={sections}
        freeText
        placeholder={t('field.sectionHint')}
        wide
        help={
          plan && plan.sections.length > 0
            ? t('help.section', { plan: plan.planTitle, version: plan.versionLabel ?? '' })
            : t('help.noSections')
        }
      />
      {!finding && (
        <>
          <TextField name="owner" label={t('field.owner')} help={t('help.assignLater')} />
          <DateField name="dueOn" label={t('field.dueOn')} />
        </>
      )}
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

/** What the words entered so far seem to repeat. */
function Repeats({ drillId, paths }: { drillId: string; paths: readonly (readonly string[])[] }) {
  const [title, area, section] = useWatch<FindingEntry, ['title', 'area', 'section']>({
    name: ['title', 'area', 'section'],
  });
  // Typing goes first; what it repeats follows when there is time.
  const words = useDeferredValue(title.trim());
  const { data } = useQuery({
    ...ask(useApi(), 'drillFindings', 'repeats', {
      drillId,
      title: words.slice(0, 200),
      area,
      sectionPath: sectionPathOf(section, paths),
    }),
    enabled: words.length >= 4,
    gcTime: 0,
  });
  const [first] = data?.repeats ?? [];
  return first && words.length >= 4 ? <RepeatNote repeat={first} /> : null;
}
