import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenceFields } from '../../../../electron/contract/enterprises';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { dateField } from '../../../ui/form/checks';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useErrorText } from '../../../ui/use-error-text';

type Licence = Answer<'enterprises', 'licences'>['rows'][number];

const tones: Readonly<Record<Licence['state'], Tone>> = {
  valid: 'met',
  'ends-soon': 'soon',
  expired: 'late',
  unlimited: 'muted',
};

const licenceForm = licenceFields.extend({
  issuedOn: dateField.nullable(),
  validUntil: dateField.nullable(),
});

/** The licences of a unit, the one that ends first on top. */
export function Licences({ enterpriseId, ours }: { enterpriseId: string; ours: boolean }) {
  const { t } = useTranslation('enterprises');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit') && ours;
  const [edited, setEdited] = useState<Licence | 'new' | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'enterprises', 'licences', { id: enterpriseId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const remove = async (licence: Licence) => {
    const answer = await confirm({
      title: t('licence.removeTitle', { name: licence.kind }),
      body: t('licence.removeBody'),
      confirmLabel: t('licence.remove'),
      reasonLabel: t('licence.reason'),
      danger: true,
    });
    if (!answer) return;
    try {
      const { id, version } = licence;
      await api.enterprises.voidLicence({
        enterpriseId,
        id,
        expectedVersion: version,
        reason: answer.reason,
      });
    } catch (failure) {
      showToast({ tone: 'late', text: t('licence.removeFailed'), detail: errorText(failure) });
    }
  };
  const rows = data?.rows ?? [];
  return (
    <Panel
      title={t('licence.title')}
      flush={rows.length > 0}
      actions={
        mayEdit && (
          <Button size="small" onClick={() => setEdited('new')}>
            {t('licence.add')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t('licence.none')} />
      ) : (
        <SimpleTable<Licence>
          label={t('licence.title')}
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            { key: 'kind', label: t('licence.kind'), cell: (row) => row.kind },
            { key: 'number', label: t('licence.number'), cell: (row) => row.number },
            { key: 'issuedBy', label: t('licence.issuedBy'), cell: (row) => row.issuedBy },
            { key: 'validUntil', label: t('licence.validUntil'), fixed: true, cell: (row) => row.validUntil },
            {
              key: 'state',
              label: t('licence.state'),
              fixed: true,
              cell: (row) => (
                <ToneChip quiet tone={tones[row.state]}>
                  {t(`licence.states.${row.state}`, { count: Math.abs(row.daysLeft ?? 0) })}
                </ToneChip>
              ),
            },
            {
              key: 'action',
              label: '',
              align: 'end',
              fixed: true,
              cell: (row) =>
                mayEdit && (
                  <>
                    <Button
                      size="small"
                      variant="text"
                      aria-label={t('licence.editOf', { name: row.kind })}
                      onClick={() => setEdited(row)}
                    >
                      {common('edit')}
                    </Button>
                    <Button
                      size="small"
                      variant="text"
                      aria-label={t('licence.removeOf', { name: row.kind })}
                      onClick={() => void remove(row)}
                    >
                      {t('licence.remove')}
                    </Button>
                  </>
                ),
            },
          ]}
        />
      )}
      {edited && (
        <LicenceDrawer
          key={edited === 'new' ? 'new' : edited.id}
          enterpriseId={enterpriseId}
          licence={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

interface LicenceDrawerProps {
  readonly enterpriseId: string;
  readonly licence: Licence | null;
  onClose(): void;
}

function LicenceDrawer({ enterpriseId, licence, onClose }: LicenceDrawerProps) {
  const { t } = useTranslation('enterprises');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(`licence-${enterpriseId}-${licence?.id ?? 'new'}`, licenceForm, {
    kind: licence?.kind ?? '',
    number: licence?.number ?? '',
    scope: licence?.scope ?? null,
    issuedBy: licence?.issuedBy ?? null,
    issuedOn: licence?.issuedOn ?? null,
    validUntil: licence?.validUntil ?? null,
    remark: licence?.remark ?? null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(licence ? 'licence.editTitle' : 'licence.addTitle')}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (fields) => {
        const [id, expectedVersion] = licence ? [licence.id, licence.version] : [null, null];
        await api.enterprises.saveLicence({ enterpriseId, id, expectedVersion, fields });
        onClose();
      }}
    >
      <TextField name="kind" label={t('licence.kind')} help={t('licence.kindHelp')} required wide />
      <TextField name="number" label={t('licence.number')} required wide />
      <TextField name="issuedBy" label={t('licence.issuedBy')} wide />
      <DateField name="issuedOn" label={t('licence.issuedOn')} wide />
      <DateField name="validUntil" label={t('licence.validUntil')} wide />
      <TextField name="scope" label={t('licence.scope')} multiline wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
