import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { type DraftingLine, draftingForm, type PlanVersion, type VersionCourse } from '../course-forms';
import styles from './course.module.css';

interface DraftingStepsProps {
  readonly version: PlanVersion;
  readonly course: VersionCourse;
  readonly editable: boolean;
}

/** The eight steps of drafting with their proofs, folded until somebody wants to see them; warnings always stand outside. */
export function DraftingSteps({ version, course, editable }: DraftingStepsProps) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  const [open, setOpen] = useState(false);
  const [noting, setNoting] = useState<DraftingLine | null>(null);
  const done = course.drafting.filter((line) => line.done).length;
  return (
    <>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        onClick={() => setOpen((shown) => !shown)}
      >
        <ExpandIcon fontSize="small" />
        {t('drafting.title')}
        <span className={styles.muted}>{t('drafting.progress', { done, all: course.drafting.length })}</span>
      </button>
      {course.warnings.length > 0 && (
        <div className={styles.notes}>
          {course.warnings.map((warning) => (
            <InlineNote key={warning.id} tone="soon" action={<StandingMark mark={warning.mark} />}>
              {t(warning.why === 'missing' ? 'drafting.warnMissing' : 'drafting.warnLate', {
                text: warning.text,
              })}
              <span className={styles.muted}> {t('drafting.source', { source: warning.source })}</span>
            </InlineNote>
          ))}
        </div>
      )}
      {open && (
        <SimpleTable
          label={t('drafting.title')}
          rows={course.drafting}
          rowId={(line) => line.step}
          columns={[
            { key: 'step', label: t('drafting.step'), cell: (line) => law(line.title) },
            {
              key: 'clause',
              label: t('drafting.clause'),
              fixed: true,
              cell: (line) => t('drafting.clauseNo', { number: line.clause }),
            },
            {
              key: 'state',
              label: t('drafting.state'),
              fixed: true,
              cell: (line) => (
                <ToneChip quiet tone={line.done ? 'met' : 'muted'}>
                  {line.done ? line.done.doneOn : t('drafting.missing')}
                </ToneChip>
              ),
            },
            { key: 'responsible', label: t('drafting.responsible'), cell: (line) => line.done?.responsible },
            {
              key: 'proof',
              label: t('drafting.proof'),
              cell: (line) => <Proof line={line} version={version} />,
            },
            {
              key: 'note',
              label: t('assessment.actions'),
              fixed: true,
              cell: (line) =>
                editable && (
                  <Button size="small" onClick={() => setNoting(line)}>
                    {t(line.done ? 'drafting.correct' : 'drafting.note')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {noting && <NoteDrawer version={version} line={noting} onClose={() => setNoting(null)} />}
    </>
  );
}

function Proof({ line, version }: { line: DraftingLine; version: PlanVersion }) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  if (!line.done)
    return <span className={styles.muted}>{t('drafting.usual', { usual: law(line.usual) })}</span>;
  const file = version.documents.find((document) => document.id === line.done?.documentId);
  return (
    <>
      {line.done.proof}
      {file && <span className={styles.muted}> {file.fileName}</span>}
    </>
  );
}

function NoteDrawer({
  version,
  line,
  onClose,
}: {
  version: PlanVersion;
  line: DraftingLine;
  onClose(): void;
}) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  const api = useApi();
  const errorText = useErrorText();
  const { today } = useSystemState();
  const zodForm = useZodForm(`drafting-${line.step}-${version.id}`, draftingForm, {
    doneOn: line.done?.doneOn ?? today,
    responsible: line.done?.responsible ?? null,
    proof: line.done?.proof ?? null,
    documentId: line.done?.documentId ?? null,
  });
  const clear = async () => {
    const answer = await confirm({
      title: t('drafting.clearTitle', { step: law(line.title) }),
      confirmLabel: t('drafting.clear'),
      reasonLabel: t('drafting.clearReason'),
    });
    if (!answer) return;
    try {
      await api.plans.clearStep({ versionId: version.id, step: line.step, reason: answer.reason });
      onClose();
    } catch (error) {
      showToast({ tone: 'late', text: t('drafting.failed'), detail: errorText(error) });
    }
  };
  return (
    <FormDrawer
      zodForm={zodForm}
      title={law(line.title)}
      subtitle={version.fields.label}
      saveLabel={t('drafting.note')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.plans.noteStep({ versionId: version.id, step: line.step, ...entry });
        showToast({ tone: 'met', text: t('drafting.saved', { step: law(line.title) }) });
        onClose();
      }}
    >
      <DateField name="doneOn" label={t('drafting.on')} required wide />
      <TextField name="responsible" label={t('drafting.responsible')} wide />
      <TextField
        name="proof"
        label={t('drafting.proof')}
        help={t('drafting.usual', { usual: law(line.usual) })}
        multiline
        wide
      />
      <SelectField
        name="documentId"
        label={t('drafting.document')}
        empty={t('drafting.noDocument')}
        wide
        choices={version.documents.map(({ id, fileName }) => ({ value: id, label: fileName }))}
      />
      {line.done && (
        <Button color="error" onClick={() => void clear()}>
          {t('drafting.clear')}
        </Button>
      )}
    </FormDrawer>
  );
}
