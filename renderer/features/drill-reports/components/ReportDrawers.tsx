import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { usePeriodWord } from '../../../ui/use-period-word';
import { useSaveFile } from '../../../ui/use-save-file';
import { answerForm, handInForm, noteForm, packageExtension, type Report, writeForm } from '../report-forms';

interface DrawerProps {
  readonly report: Report;
  onClose(): void;
}

/** Who prepared the report, and what it says besides its drills. */
export function NoteDrawer({ report, onClose }: DrawerProps) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const { id, preparedBy, phone, note } = report;
  const zodForm = useZodForm(`report-note-${id}`, noteForm, { preparedBy: preparedBy ?? '', phone, note });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('note.title')}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drillReports.save({
          id,
          expectedVersion: report.version,
          fields: { ...entry, drillIds: report.drills.filter(({ chosen }) => chosen).map((one) => one.id) },
        });
        onClose();
      }}
    >
      <TextField name="preparedBy" label={t('field.preparedBy')} required />
      <PhoneField name="phone" label={t('field.phone')} />
      <TextField name="note" label={t('field.note')} multiline wide />
    </FormDrawer>
  );
}

/** The day of the hand-in; every drill that the report names counts as reported from then on. */
export function HandInDrawer({ report, onDone, onClose }: DrawerProps & { onDone(): void }) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`report-hand-in-${report.id}`, handInForm, { onDate: today });
  const count = report.drills.filter(({ chosen }) => chosen).length;
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('handIn.title')}
      saveLabel={t('handIn.save')}
      onClose={onClose}
      onSave={async ({ onDate }) => {
        await api.drillReports.handIn({ id: report.id, expectedVersion: report.version, onDate });
        showToast({ tone: 'met', text: t('handIn.done') });
        onDone();
      }}
    >
      <InlineNote tone="open">{t('handIn.explain', { count })}</InlineNote>
      <DateField name="onDate" label={t('field.handedInOn')} required />
    </FormDrawer>
  );
}

/** Writes the report as a package for an office, or an office's answer for the unit. */
export function WriteDrawer({ report, atUnit, onClose }: DrawerProps & { atUnit: boolean }) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const saveFile = useSaveFile();
  const periodWord = usePeriodWord();
  const zodForm = useZodForm(`report-write-${report.id}`, writeForm, {
    recipientName: atUnit ? (report.offices[0] ?? null) : null,
    extras: [],
    password: null,
  });
  const kind = atUnit ? 'report' : 'result';
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`write.${kind}`)}
      saveLabel={t('write.save')}
      secret
      onClose={onClose}
      onSave={async ({ recipientName, extras, password }) => {
        const written = await saveFile({
          title: t(`write.${kind}`),
          defaultName: `${t(`write.${kind}Name`, { unit: report.unit.name, period: periodWord(report.period) })}.${packageExtension}`,
          extension: packageExtension,
          failed: t('write.failed'),
          write: (file, options) =>
            api.drillReports.write(
              {
                id: report.id,
                recipientName,
                photos: extras.includes('photos'),
                details: extras.includes('details'),
                file,
                ...(password ? { password } : {}),
              },
              options,
            ),
          saved: ({ sequence }, name) => t('write.saved', { name, sequence }),
        });
        if (written) onClose();
      }}
    >
      {atUnit && (
        <>
          <TextField name="recipientName" label={t('write.recipient')} required wide />
          <ChoicesField
            name="extras"
            label={t('write.extras')}
            choices={(['photos', 'details'] as const).map((value) => ({ value, label: t(`write.${value}`) }))}
          />
        </>
      )}
      <TextField name="password" label={t('write.password')} wide />
      <p>{t(`write.${kind}Note`)}</p>
    </FormDrawer>
  );
}

/** The office's word on the report; at a unit's desk the word that came on paper. */
export function AnswerDrawer({ report, atUnit, onClose }: DrawerProps & { atUnit: boolean }) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const { today, user } = useSystemState();
  const zodForm = useZodForm(`report-answer-${report.id}`, answerForm, {
    verdict: 'received' as const,
    number: null,
    note: null,
    answeredOn: today,
    answeredBy: atUnit ? null : (user?.name ?? null),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(atUnit ? 'answer.notePaper' : 'answer.title')}
      subtitle={report.unit.name}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (fields) => {
        const { number } = await api.drillReports.answer({
          id: report.id,
          expectedVersion: report.version,
          fields,
        });
        showToast({
          tone: 'met',
          text: number === null ? t('answer.done') : t('answer.numbered', { number }),
        });
        onClose();
      }}
    >
      <SelectField
        name="verdict"
        label={t('field.verdict')}
        required
        choices={(['received', 'returned'] as const).map((value) => ({
          value,
          label: t(`verdict.${value}`),
        }))}
      />
      <DateField name="answeredOn" label={t('field.answeredOn')} required />
      <TextField
        name="number"
        label={t('field.number')}
        {...(report.nextNumber && { help: t('answer.number', { number: report.nextNumber }) })}
      />
      <TextField name="answeredBy" label={t('field.answeredBy')} />
      <TextField name="note" label={t('answer.note')} help={t('answer.noteHelp')} multiline wide />
    </FormDrawer>
  );
}
