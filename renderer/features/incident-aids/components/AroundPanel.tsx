import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useErrorText } from '../../../ui/use-error-text';
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

interface Helpers<T> {
  readonly placed: readonly T[];
  readonly unplaced: readonly T[];
}

/** Numbers in full: of which kind, around what. */
interface Shown {
  readonly spot: string;
  readonly of: Part;
  readonly numbers: ReadonlyMap<string, string>;
}

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
  const [shown, setShown] = useState<Shown | null>(null);
  const api = useApi();
  const errorText = useErrorText();
  const mayReveal = usePermission('reveal');
  const { data, error, refetch } = useQuery({
    ...ask(api, 'incidentAids', 'around', { spot, metres: reach === 'usual' ? null : Number(reach) }),
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
  const numbers = shown?.of === part && shown.spot === JSON.stringify(spot) ? shown.numbers : undefined;
  const withNumbers = <T extends { id: string; phone: string | null }>(rows: Helpers<T>): Helpers<T> => {
    const full = (row: T) => ({ ...row, phone: numbers?.get(row.id) ?? row.phone });
    return { placed: rows.placed.map(full), unplaced: rows.unplaced.map(full) };
  };
  const reveal = async () => {
    if (part === 'plot' || part === 'dangers') return;
    try {
      const answer = await api.incidentAids.revealAround({ spot, of: part });
      const found = new Map(answer.numbers.map(({ id, phone }) => [id, phone]));
      setShown({ spot: JSON.stringify(spot), of: part, numbers: found });
      showToast({ tone: 'open', text: t('around.revealed', { count: found.size }) });
    } catch (failed) {
      showToast({ tone: 'late', text: t('around.revealFailed'), detail: errorText(failed) });
    }
  };
  const revealAll = mayReveal && numbers === undefined && (counts[part] ?? 0) > 0 && (
    <Button size="small" onClick={() => void reveal()}>
      {t('around.reveal')}
    </Button>
  );
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
        <Panel flush title={t('around.teams')} actions={revealAll}>
          <TeamsTable teams={{ ...data.teams, ...withNumbers(data.teams) }} {...(onOrder && { onOrder })} />
        </Panel>
      )}
      {part === 'depots' && (
        <Panel flush title={t('around.depots')} actions={revealAll}>
          <DepotsTable depots={withNumbers(data.depots)} {...(onOrder && { onOrder })} />
        </Panel>
      )}
      {part === 'facilities' && (
        <Panel flush title={t('around.facilities')} actions={revealAll}>
          <FacilitiesTable facilities={withNumbers(data.facilities)} />
        </Panel>
      )}
      {part === 'experts' && (
        <Panel flush title={t('around.experts')} actions={revealAll}>
          <ExpertsTable experts={withNumbers(data.experts)} />
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
