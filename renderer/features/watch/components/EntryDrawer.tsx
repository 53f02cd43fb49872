import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { localMoment, toLocal, toMoment } from '../moments';
import { alarmLevels, entryKinds, type WatchEntry } from '../types';

const optional = z.string().trim().max(200).nullable();
const entryForm = z.object({
  kind: z.enum(entryKinds),
  at: localMoment,
  source: optional,
  level: z.enum(alarmLevels).nullable(),
  title: z.string().trim().min(2).max(200),
  text: z.string().trim().max(4000).nullable(),
  validUntil: localMoment.nullable(),
  towns: optional,
  handled: z.string().trim().max(4000).nullable(),
});

interface EntryDrawerProps {
  /** Null: a new line. */
  readonly entry: WatchEntry | null;
  /** What a new line begins as. */
  readonly start?: { readonly kind: 'handover'; readonly title: string; readonly text: string } | null;
  onClose(): void;
}

/** Writes or changes a line of the watch book. */
export function EntryDrawer({ entry, start = null, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('watch');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const fields = entry?.fields;
  const zodForm = useZodForm(
    `watch-entry-${entry?.id ?? start?.kind ?? 'new'}-${entry?.version ?? 0}`,
    entryForm,
    {
      kind: fields?.kind ?? start?.kind ?? 'call',
      at: toLocal(fields?.at ?? new Date().toISOString()),
      source: fields?.source ?? null,
      level: fields?.level ?? null,
      title: fields?.title ?? start?.title ?? '',
      text: fields?.text ?? start?.text ?? null,
      validUntil: fields?.validUntil ? toLocal(fields.validUntil) : null,
      towns: fields ? fields.towns.join(t('comma')) : null,
      handled: fields?.handled ?? null,
    },
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(entry ? 'entry.change' : 'entry.create')}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ at, validUntil, towns, ...rest }) => {
        await api.watch.saveEntry({
          id: entry?.id ?? null,
          expectedVersion: entry?.version ?? null,
          fields: {
            ...rest,
            at: toMoment(at),
            validUntil: rest.kind === 'warning' && validUntil !== null ? toMoment(validUntil) : null,
            towns: (towns ?? '').split(/[、,，;；\s]+/).filter((town) => town !== ''),
          },
        });
        showToast({ tone: 'met', text: t('entry.saved', { title: rest.title }) });
        onClose();
      }}
    >
      <EntryFields />
    </FormDrawer>
  );
}

function EntryFields() {
  const { t } = useTranslation('watch');
  const warning = useWatch({ name: 'kind' }) === 'warning';
  const kinds = useMemo(() => entryKinds.map((value) => ({ value, label: t(`kind.${value}`) })), [t]);
  const levels = useMemo(() => alarmLevels.map((value) => ({ value, label: t(`level.${value}`) })), [t]);
  return (
    <>
      <SelectField name="kind" label={t('entry.kind')} choices={kinds} required />
      <TextField name="at" label={t('entry.at')} help={t('entry.momentHelp')} required />
      <TextField name="title" label={t('entry.title')} required wide />
      <TextField name="source" label={t('entry.source')} wide />
      {warning && <SelectField name="level" label={t('entry.level')} choices={levels} required />}
      {warning && <TextField name="validUntil" label={t('entry.validUntil')} required />}
      {warning && <TextField name="towns" label={t('entry.towns')} help={t('entry.townsHelp')} wide />}
      <TextField name="text" label={t('entry.text')} multiline wide />
      <TextField name="handled" label={t('entry.handled')} help={t('entry.handledHelp')} multiline wide />
    </>
  );
}
