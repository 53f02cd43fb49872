import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { FactList } from '../../../ui/RecordPage';
import { SideDrawer } from '../../../ui/SideDrawer';
import type { Contact } from '../contact-forms';
import { useTakeOut } from '../hooks/use-take-out';
import { ContactDrawer } from './ContactDrawer';

interface ContactCardProps {
  readonly id: string;
  onClose(): void;
}

/** One line of the directory beside its list. */
export function ContactCard({ id, onClose }: ContactCardProps) {
  const { t } = useTranslation('contacts');
  const api = useApi();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(ask(api, 'contacts', 'get', { id }));
  const takeOut = useTakeOut({
    name: data?.fields.organisation ?? '',
    run: (reason) => api.contacts.void({ id, expectedVersion: data?.version ?? 1, reason }),
    onDone: onClose,
  });
  if (editing && data) return <ContactDrawer contact={data} onClose={() => setEditing(false)} />;
  return (
    <SideDrawer
      open
      title={data?.fields.organisation ?? t('directory.title')}
      onClose={onClose}
      footer={
        data?.ours && (
          <>
            {mayEdit && (
              <Button variant="contained" onClick={() => setEditing(true)}>
                {t('edit')}
              </Button>
            )}
            {mayDecide && (
              <Button color="error" onClick={takeOut}>
                {t('void.confirm')}
              </Button>
            )}
          </>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !data.ours && <InlineNote tone="muted">{t('foreign')}</InlineNote>}
      {data && <Facts contact={data} />}
    </SideDrawer>
  );
}

function Facts({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const { fields, id } = contact;
  const none = t('none');
  const personal = (field: 'phone' | 'otherPhone') => ({
    label: t(`field.${field}`),
    value:
      fields[field] === null ? (
        none
      ) : (
        <MaskedValue
          masked={fields[field]}
          label={t(`field.${field}`)}
          onReveal={mayReveal ? async () => (await api.contacts.reveal({ id, field })).value : undefined}
        />
      ),
  });
  return (
    <FactList
      facts={[
        { label: t('field.kind'), value: codes(`contactKind.${fields.kind}`) },
        {
          label: t('field.field'),
          value: fields.field === null ? none : codes(`contactField.${fields.field}` as 'contactField.fire'),
        },
        { label: t('field.dutyPhone'), value: fields.dutyPhone ?? none },
        { label: t('field.callOrder'), value: String(fields.callOrder) },
        { label: t('field.name'), value: fields.name ?? none },
        { label: t('field.post'), value: fields.post ?? none },
        personal('phone'),
        personal('otherPhone'),
        { label: t('field.fax'), value: fields.fax ?? none },
        { label: t('field.department'), value: fields.department ?? none },
        { label: t('field.town'), value: fields.town ?? none },
        { label: t('field.enterprise'), value: contact.enterpriseName ?? none },
        { label: t('field.remark'), value: fields.remark ?? none, wide: true },
      ]}
    />
  );
}
