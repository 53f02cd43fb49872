import { useTranslation } from 'react-i18next';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import type { TeamAgreement, TeamView } from '../team-form';

type TermState = TeamView['insurance'];

const tones: Readonly<Record<TermState | TeamAgreement['state'], Tone>> = {
  unknown: 'muted',
  good: 'met',
  soon: 'soon',
  past: 'late',
  coming: 'open',
  ended: 'muted',
};

/** A last day and how it stands today: good, ending, past. */
export function TermChip({ state, until }: { state: TermState; until: string | null }) {
  const { t } = useTranslation('teams');
  if (until === null) return null;
  if (state === 'good') return <>{until}</>;
  return (
    <ToneChip quiet tone={tones[state]}>
      {t(`term.${state}`, { until })}
    </ToneChip>
  );
}

/** How an agreement stands today. */
export function AgreementChip({ state }: { state: TeamAgreement['state'] }) {
  const { t } = useTranslation('teams');
  return (
    <ToneChip quiet tone={tones[state]}>
      {t(`agreementState.${state}`)}
    </ToneChip>
  );
}
