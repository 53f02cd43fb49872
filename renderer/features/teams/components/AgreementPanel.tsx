import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import type { TeamAgreement } from '../team-form';
import { EndDrawer, RenewDrawer } from './AgreementDrawers';
import { EntryPanel } from './EntryPanel';
import { LinkButton } from './LinkButton';
import { AgreementChip } from './TermChip';

interface AgreementPanelProps {
  readonly of: { readonly teamId: string | null; readonly enterpriseId: string | null };
  readonly rows: readonly TeamAgreement[];
  readonly closed: boolean;
}

/** 救援协议: with whom, from when until when, and how it stands today. */
export function AgreementPanel({ of, rows, closed }: AgreementPanelProps) {
  const { t } = useTranslation('teams');
  const go = useGo();
  const word = useCodeWord();
  const [step, setStep] = useState<{ kind: 'renew' | 'end'; row: TeamAgreement } | null>(null);
  const ofTeam = of.teamId !== null;
  const nameOf = (row: TeamAgreement) => (ofTeam ? row.enterpriseName : row.teamName);
  const close = () => setStep(null);
  return (
    <>
      <EntryPanel
        kind="agreement"
        of={of}
        title={t('tab.agreements')}
        empty={t('entry.agreement.none')}
        add={t('entry.agreement.add')}
        rows={rows}
        closed={closed}
        nameOf={nameOf}
        columns={[
          {
            key: 'partner',
            label: t(ofTeam ? 'entry.field.enterpriseId' : 'entry.field.teamId'),
            cell: (row) => (
              <LinkButton
                onClick={() => go(ofTeam ? `/enterprises/${row.enterpriseId}` : `/teams/${row.teamId}`)}
              >
                {nameOf(row)}
              </LinkButton>
            ),
          },
          {
            key: 'kind',
            label: t('entry.field.agreementKind'),
            cell: (row) => word('codes.agreementKind', row.kind),
          },
          { key: 'number', label: t('entry.field.number'), cell: (row) => row.number },
          {
            key: 'span',
            label: t('entry.field.span'),
            cell: (row) =>
              t('span', { from: row.validFrom, until: row.endedOn ?? row.validUntil ?? t('openEnd') }),
          },
          { key: 'state', label: t('entry.field.state'), cell: (row) => <AgreementChip state={row.state} /> },
          { key: 'scope', label: t('entry.field.scope'), cell: (row) => row.scope },
        ]}
        rowActions={(row) =>
          row.state !== 'ended' && (
            <>
              {row.validUntil !== null && (
                <Button
                  size="small"
                  variant="text"
                  aria-label={t('renew.of', { name: nameOf(row) })}
                  onClick={() => setStep({ kind: 'renew', row })}
                >
                  {t('renew.do')}
                </Button>
              )}
              {row.state !== 'past' && (
                <Button
                  size="small"
                  variant="text"
                  aria-label={t('end.of', { name: nameOf(row) })}
                  onClick={() => setStep({ kind: 'end', row })}
                >
                  {t('end.do')}
                </Button>
              )}
            </>
          )
        }
      />
      {step?.kind === 'renew' && <RenewDrawer agreement={step.row} name={nameOf(step.row)} onClose={close} />}
      {step?.kind === 'end' && <EndDrawer agreement={step.row} name={nameOf(step.row)} onClose={close} />}
    </>
  );
}
