import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { useWay } from '../hooks/use-aid-words';
import type { Around } from '../spot';
import styles from './aids.module.css';
import { PlotKey, type PlotKind, type PlotPoint, PlotView } from './PlotView';

/** Everything with coordinates, nearest first. */
function pointsOf(around: Around): PlotPoint[] {
  const of = (
    kind: PlotKind,
    rows: readonly { id: string; name: string; place: PlotPoint['place'] | null; way: PlotPoint['way'] }[],
  ): PlotPoint[] =>
    rows.flatMap(({ id, name, place, way }) => (place === null ? [] : [{ id, kind, name, place, way }]));
  return [
    ...of('team', around.teams.placed),
    ...of('depot', around.depots.placed),
    ...of('facility', around.facilities.placed),
    ...of('hazard', around.dangers.hazards),
    ...of('unit', around.dangers.units),
  ].sort((a, b) => (a.way?.metres ?? 0) - (b.way?.metres ?? 0));
}

/** The view to scale with the same things as a table beside it; choosing in one shows it in the other. */
export function PlotPane({ around }: { readonly around: Around }) {
  const { t } = useTranslation('incidentAids');
  const wayText = useWay();
  const [chosen, setChosen] = useState<string | null>(null);
  const points = useMemo(() => pointsOf(around), [around]);
  const { place } = around.spot;
  if (place === null) return <EmptyState title={t('plot.nowhere')} text={t('plot.nowhereText')} />;
  return (
    <div className={styles.plot}>
      <PlotView
        middle={place}
        points={points}
        reach={around.dangers.metres}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className={styles.beside}>
        {points.length === 0 ? (
          <EmptyState title={t('plot.empty')} text={t('plot.emptyText')} />
        ) : (
          <table className={styles.points} aria-label={t('plot.table')}>
            <thead>
              <tr>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('column.way')}</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.id} data-chosen={point.id === chosen || undefined}>
                  <td>
                    <button
                      type="button"
                      className={styles.pick}
                      aria-pressed={point.id === chosen}
                      onClick={() => setChosen(point.id)}
                    >
                      <PlotKey kind={point.kind} />
                      <span>{point.name}</span>
                    </button>
                  </td>
                  <td className={styles.way}>{wayText(point.way)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}
