import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useLength } from '../hooks/use-aid-words';
import type { Around, OrderTarget, SpotQuestion } from '../spot';
import styles from './aids.module.css';
import { DangersTable } from './DangersTable';
import { DepotsTable } from './DepotsTable';
import { ExpertsTable, FacilitiesTable } from './HelpersTables';
import { PlotPane } from './PlotPane';
import { TeamsTable } from './TeamsTable';

const PARTS = ['plot', 'teams', 'depots', 'facilities', 'experts', 'dangers'] as const;
type Part = (typeof PARTS)[number];
/** Metres to look around for dangers; `usual`: as the rule data and the hazard's own reach say. */
const REACHES = ['usual', '500', '1000', '2000', '5000', '10000', '20000'] as const;
type Reach = (typeof REACHES)[number];

interface AroundPanelProps {
  readonly spot: SpotQuestion;
  /** Calls a team, or things of a depot, to the incident; absent: nobody may here. */
  onOrder?(target: OrderTarget): void;
}

const both = <T,>({ placed, unplaced }: { placed: readonly T[]; unplaced: readonly T[] }) =>
  placed.length + unplaced.length;

/** What is near and helps, and what is in danger: a view to scale, and a list of each kind, nearest first. */
export function AroundPanel({ spot, onOrder }: AroundPanelProps) {
  const { t } = useTranslation('incidentAids');
  const length = useLength();
  const [part, setPart] = useState<Part>('plot');
  const [reach, setReach] = useState<Reach>('usual');
  const { data, error, refetch } = useQuery({
    ...ask(useApi(), 'incidentAids', 'around', { spot, metres: reach === 'usual' ? null : Number(reach) }),
    placeholderData: (before) => before,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const counts: Readonly<Record<Part, number | undefined>> = {
    plot: undefined,
    teams: data.teams.total,
    depots: both(data.depots),
    facilities: both(data.facilities),
    experts: both(data.experts),
    dangers: data.dangers.hazards.length + data.dangers.units.length,
  };
  return (
    <div className={styles.panel}>
      <PlaceNote spot={data.spot} />
      <Segments<Part>
        label={t('around.parts')}
        chosen={part}
        onChoose={setPart}
        segments={PARTS.map((key) => ({ key, label: t(`around.${key}`), count: counts[key] }))}
      />
      {(part === 'plot' || part === 'dangers') && data.spot.place !== null && (
        <Segments<Reach>
          label={t('around.reach')}
          chosen={reach}
          onChoose={setReach}
          segments={REACHES.map((key) => ({
            key,
            label: key === 'usual' ? t('around.usual') : length(Number(key)),
          }))}
        />
      )}
      {part === 'plot' && <PlotPane around={data} />}
      {part === 'teams' && (
        <Panel flush>
          <TeamsTable teams={data.teams} {...(onOrder && { onOrder })} />
        </Panel>
      )}
      {part === 'depots' && (
        <Panel flush>
          <DepotsTable depots={data.depots} {...(onOrder && { onOrder })} />
        </Panel>
      )}
      {part === 'facilities' && (
        <Panel flush>
          <FacilitiesTable facilities={data.facilities} />
        </Panel>
      )}
      {part === 'experts' && (
        <Panel flush>
          <ExpertsTable experts={data.experts} />
        </Panel>
      )}
      {part === 'dangers' && <DangersTable dangers={data.dangers} known={data.spot.place !== null} />}
    </div>
  );
}

/** Where the distances are measured from, when nobody entered it. */
function PlaceNote({ spot }: { readonly spot: Around['spot'] }) {
  const { t } = useTranslation('incidentAids');
  if (spot.placeFrom === 'entered') return null;
  return (
    <InlineNote tone={spot.placeFrom === null ? 'soon' : 'open'}>
      {t(`from.${spot.placeFrom ?? 'nowhere'}`, { name: spot.enterpriseName ?? '' })}
    </InlineNote>
  );
}
