import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useStateWord } from '../../../ui/use-state-word';
import type { Draw } from '../draw-forms';
import styles from './expert-draws.module.css';

/** The need as it stands, what to think of before the draw, and other draws of the same matter. */
export function NeedPanel({ draw }: { draw: Draw }) {
  const { t } = useTranslation('expertDraws');
  const drawn = draw.drawnAt !== null;
  const { settings } = draw;
  return (
    <>
      <div className={styles.notes}>
        {draw.hints.map((hint) => (
          <InlineNote key={hint} tone="soon">
            {t(`hint.${hint}`)}
          </InlineNote>
        ))}
      </div>
      <Panel title={t('field.needs')} flush>
        <SimpleTable
          label={t('field.needs')}
          rows={draw.needs}
          rowId={({ specialty }) => specialty}
          columns={[
            { key: 'label', label: t('field.specialty'), cell: ({ label }) => label },
            { key: 'count', label: t('field.count'), align: 'end', cell: ({ count }) => count },
            ...(drawn
              ? [
                  {
                    key: 'available',
                    label: t('field.available'),
                    align: 'end' as const,
                    cell: ({ available }: Draw['needs'][number]) => available,
                  },
                  {
                    key: 'take',
                    label: t('field.take'),
                    align: 'end' as const,
                    cell: ({ take }: Draw['needs'][number]) => take,
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <Panel title={t('section.matter')}>
        <FactList
          facts={[
            { label: t('field.unit'), value: draw.unitName },
            { label: t('field.heldOn'), value: draw.heldOn },
            { label: t('field.review'), value: draw.reviewTitle },
            { label: t('field.substitutes'), value: draw.substitutes },
            { label: t('field.draftingUnits'), value: draw.draftingUnits.join(t('list.needSeparator')) },
            { label: t('field.employerYears'), value: settings.employerYears },
            { label: t('field.yearlyCap'), value: settings.yearlyCap },
            { label: t('field.declared'), value: settings.declared.length || null },
            { label: t('field.remark'), value: draw.remark, wide: true },
          ]}
        />
      </Panel>
      <Others draw={draw} />
    </>
  );
}

function Others({ draw }: { draw: Draw }) {
  const { t } = useTranslation('expertDraws');
  const go = useGo();
  const stateWord = useStateWord();
  if (draw.others.length === 0) return null;
  return (
    <Panel title={t('others.title')}>
      <ul>
        {draw.others.map(({ id, title, round, state, reason }) => {
          const line = t('others.line', { title, round, state: stateWord('expertDraw', state) });
          return (
            <li key={id}>
              <button type="button" className={blocks.link} onClick={() => go(`/draws/${id}`)}>
                {reason === null ? line : t('others.reason', { line, reason })}
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
