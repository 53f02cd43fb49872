import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { FactList } from '../../../ui/RecordPage';
import { SideDrawer } from '../../../ui/SideDrawer';
import type { Facility } from '../contact-forms';
import { useTakeOut } from '../hooks/use-take-out';
import { FacilityDrawer } from './FacilityDrawer';

interface FacilityCardProps {
  readonly id: string;
  onClose(): void;
}

/** A hospital or another place beside its list. */
export function FacilityCard({ id, onClose }: FacilityCardProps) {
  const { t } = useTranslation('contacts');
  const api = useApi();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(ask(api, 'contacts', 'getFacility', { id }));
  const takeOut = useTakeOut({
    name: data?.fields.name ?? '',
    run: (reason) => api.contacts.voidFacility({ id, expectedVersion: data?.version ?? 1, reason }),
    onDone: onClose,
  });
  if (editing && data) return <FacilityDrawer facility={data} onClose={() => setEditing(false)} />;
  return (
    <SideDrawer
      open
      title={data?.fields.name ?? t('facilities.title')}
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
      {data && <Facts facility={data} />}
    </SideDrawer>
  );
}

function Facts({ facility: { fields } }: { facility: Facility }) {
  const { t } = useTranslation('contacts');
  const { t: codes } = useTranslation('codes');
  const none = t('none');
  const place =
    fields.longitude === null || fields.latitude === null ? none : `${fields.longitude}, ${fields.latitude}`;
  const able = fields.capabilities.map((code) =>
    codes(`facilityCapability.${code}` as 'facilityCapability.burn'),
  );
  return (
    <FactList
      facts={[
        { label: t('field.kind'), value: codes(`facilityKind.${fields.kind}`) },
        { label: t('field.grade'), value: fields.grade ?? none },
        { label: t('field.beds'), value: fields.beds === null ? none : String(fields.beds) },
        { label: t('field.capabilities'), value: able.length === 0 ? none : able.join(t('listComma')) },
        { label: t('field.dutyPhone'), value: fields.phone ?? none },
        { label: t('field.contact'), value: fields.contact ?? none },
        { label: t('field.town'), value: fields.town ?? none },
        { label: t('field.address'), value: fields.address ?? none },
        { label: t('field.place'), value: place },
        { label: t('field.remark'), value: fields.remark ?? none, wide: true },
      ]}
    />
  );
}
