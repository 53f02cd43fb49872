import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { ApiError } from '../../../api/errors';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { CheckField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormSection } from '../../../ui/form/Form';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { InlineNote } from '../../../ui/InlineNote';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { usePeriodWord } from '../../../ui/use-period-word';
import { reportPeriods } from '../package-form';

/** Recipient, period, content and password of a package. Earlier packages to the same recipient can be continued. */
export function PackageFields({ error }: { error: ApiError | null }) {
  const { t } = useTranslation('exchange');
  const errorText = useErrorText();
  const periodWord = usePeriodWord();
  const { today } = useSystemState();
  const lawWord = useLawWord();
  const { data } = useQuery(ask(useApi(), 'exchange', 'log', {}));
  const { data: known } = useQuery(ask(useApi(), 'exchange', 'profiles', {}));
  const profiles = useMemo(
    () =>
      known?.profiles.map(({ id, label, note }) => ({
        value: id,
        label: `${lawWord(label)}（${lawWord(note)}）`,
      })) ?? [],
    [known, lawWord],
  );
  const recipient = (useWatch({ name: 'recipientName' }) as string | null)?.trim();
  const sent = useMemo(() => data?.packages.filter((one) => one.direction === 'out') ?? [], [data]);
  const recipients = useMemo(
    () => [...new Set(sent.map((one) => one.partner))].map((name) => ({ code: name, name, note: ' ' })),
    [sent],
  );
  const periods = useMemo(
    () => reportPeriods(today).map((value) => ({ value, label: periodWord(value) })),
    [today, periodWord],
  );
  const earlier = useMemo(
    () =>
      sent
        .filter((one) => one.partner === recipient)
        .map((one) => ({
          value: String(one.sequence),
          label: t('write.sinceText', { sequence: one.sequence, at: localMoment(one.at) }),
        })),
    [sent, recipient, t],
  );
  const chosen = useWatch({ name: 'profile' }) as string | null;
  // Whoever has had nothing yet gets the usual profile; afterwards the last one goes on.
  const usual = profiles.find(({ value }) => value === known?.usual)?.label;
  const asBefore = (earlier.length === 0 && usual) || t('write.profileAsBefore');
  return (
    <>
      <FormSection title={t('write.to')} note={t('write.toNote')}>
        <CodeField
          name="recipientName"
          label={t('write.recipient')}
          options={recipients}
          placeholder={t('write.recipientPlaceholder')}
          freeText
          required
        />
        <SelectField name="period" label={t('facts.period')} choices={periods} required />
      </FormSection>
      <FormSection title={t('facts.content')} note={t('write.contentNote')}>
        <SelectField
          name="since"
          label={t('write.scope')}
          help={earlier.length === 0 ? t('write.nothingEarlier') : t('write.scopeHelp')}
          disabled={earlier.length === 0}
          choices={earlier}
          empty={t('facts.full')}
        />
        <SelectField
          name="profile"
          label={t('write.profile')}
          help={t('write.profileHelp')}
          choices={profiles.filter(
            ({ value }) => earlier.length > 0 || value !== known?.usual || value === chosen,
          )}
          empty={asBefore}
        />
        <CheckField name="withFiles" label={t('write.withFiles')} help={t('write.withFilesHelp')} />
      </FormSection>
      <FormSection title={t('facts.password')} note={t('write.passwordNote')}>
        <TextField name="password" label={t('write.password')} type="password" />
        <TextField name="repeated" label={t('write.repeated')} type="password" />
      </FormSection>
      {error && <InlineNote tone="late">{errorText(error)}</InlineNote>}
    </>
  );
}
