import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { Intake } from '../filing-package-types';

interface SetDecisionsProps {
  readonly decisions: Intake['sets'];
  readonly taken: readonly string[];
  onTaken(taken: string[]): void;
}

/** The unit's own decisions about the categories it belongs to: each is refused unless somebody lets it count here. */
export function SetDecisions({ decisions, taken, onTaken }: SetDecisionsProps) {
  const { t } = useTranslation('filingPackages');
  if (decisions.length === 0) return null;
  const standing = (member: boolean) => t(member ? 'sets.in' : 'sets.out');
  return (
    <Panel title={t('sets.title')} flush>
      <SimpleTable
        label={t('sets.title')}
        rows={decisions}
        rowId={({ set }) => set}
        columns={[
          { key: 'set', label: t('sets.set'), cell: ({ title }) => title },
          {
            key: 'ours',
            label: t('differ.ours'),
            cell: ({ ours }) => (
              <>
                {standing(ours.member)}
                <div className={blocks.small}>{ours.reason ?? t('sets.computed')}</div>
              </>
            ),
          },
          {
            key: 'theirs',
            label: t('differ.theirs'),
            cell: ({ theirs }) => (
              <>
                {standing(theirs.member)}
                <div className={blocks.small}>
                  {t('sets.reason', { by: theirs.by, reason: theirs.reason })}
                </div>
              </>
            ),
          },
          {
            key: 'take',
            label: t('sets.decide'),
            fixed: true,
            cell: ({ set, title }) => (
              <ToggleButtonGroup
                exclusive
                aria-label={title}
                value={taken.includes(set)}
                onChange={(_event, on: boolean | null) => {
                  if (on !== null) onTaken(on ? [...taken, set] : taken.filter((one) => one !== set));
                }}
              >
                <ToggleButton value={false}>{t('sets.refuse')}</ToggleButton>
                <ToggleButton value>{t('sets.take')}</ToggleButton>
              </ToggleButtonGroup>
            ),
          },
        ]}
      />
    </Panel>
  );
}
