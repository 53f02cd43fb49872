import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { dateField } from '../../../ui/form/checks';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import type { Roster } from '../types';

const spanForm = z.object({ from: dateField, to: dateField, replace: z.boolean() });

interface GenerateDrawerProps {
  readonly month: string;
  readonly roster: Roster;
  onRota(): void;
  onClose(): void;
}

/** Shares the days of a span out among the people of the rota. */
export function GenerateDrawer({ month, roster, onRota, onClose }: GenerateDrawerProps) {
  const { t } = useTranslation('watch');
  const api = useApi();
  const from = roster.days[0]?.day ?? `${month}-01`;
  const to = roster.days.at(-1)?.day ?? from;
  const zodForm = useZodForm(`watch-generate-${month}`, spanForm, { from, to, replace: false });
  const { people } = roster.rota;
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('generate.title')}
      saveLabel={t('generate.save')}
      onClose={onClose}
      onSave={async (span) => {
        const { made, vacant } = await api.watch.generate(span);
        showToast({
          tone: vacant > 0 ? 'soon' : 'met',
          text: vacant > 0 ? t('generate.vacant', { made, vacant }) : t('generate.done', { made }),
        });
        onClose();
      }}
    >
      <InlineNote
        tone={people.length === 0 ? 'soon' : 'open'}
        action={<Button onClick={onRota}>{t('rota.open')}</Button>}
      >
        {people.length === 0 ? t('generate.nobody') : t('generate.people', { count: people.length })}
      </InlineNote>
      <DateField name="from" label={t('generate.from')} required />
      <DateField name="to" label={t('generate.to')} required />
      <CheckField name="replace" label={t('generate.replace')} help={t('generate.replaceHelp')} wide />
    </FormDrawer>
  );
}
