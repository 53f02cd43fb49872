import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import { FindingDrawer } from '../../drill-findings/components/FindingDrawer';
import { type ItemSum, type Overview, percent, toneOf, type Voice } from '../evaluation-forms';

interface PanelProps {
  readonly overview: Overview;
}

/** By group; there is no total. */
export function SumPanel({ overview }: PanelProps) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const withSelf = overview.groups.some(({ selfShare }) => selfShare !== null);
  return (
    <Panel title={t('sum.title')} flush actions={<span className={blocks.small}>{t('sum.note')}</span>}>
      <SimpleTable
        label={t('sum.title')}
        rows={overview.groups}
        rowId={({ tableId, groupId }) => `${tableId}/${groupId}`}
        columns={[
          {
            key: 'group',
            label: t('sum.group'),
            cell: ({ title, tableTitle }) => (
              <>
                {law(title)}
                <div className={blocks.small}>{law(tableTitle)}</div>
              </>
            ),
          },
          {
            key: 'counted',
            label: t('sum.counted'),
            align: 'end',
            fixed: true,
            cell: ({ counted, items }) => t('sum.of', { counted, items }),
          },
          {
            key: 'wanting',
            label: t('sum.wanting'),
            align: 'end',
            fixed: true,
            cell: ({ wanting }) => wanting,
          },
          {
            key: 'share',
            label: t('sum.share'),
            align: 'end',
            fixed: true,
            cell: ({ share }) => percent(share),
          },
          ...(withSelf
            ? [
                {
                  key: 'self',
                  label: t('sum.self'),
                  align: 'end' as const,
                  fixed: true,
                  cell: ({ selfShare }: Overview['groups'][number]) => percent(selfShare),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

/** Items that an evaluator found wanting, with the reasons given. */
export function WantingPanel({ overview }: PanelProps) {
  const { t } = useTranslation('drillEvaluation');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [noting, setNoting] = useState<ItemSum | null>(null);
  const { wanting } = overview;
  return (
    <Panel title={t('wanting.title')} flush={wanting.length > 0}>
      {wanting.length === 0 ? (
        <p className={blocks.muted}>{t('wanting.none')}</p>
      ) : (
        <SimpleTable
          label={t('wanting.title')}
          rows={wanting}
          rowId={({ item }) => item}
          columns={[
            { key: 'item', label: t('wanting.item'), cell: (row) => <ItemName item={row} /> },
            {
              key: 'reasons',
              label: t('wanting.reasons'),
              cell: ({ voices }) =>
                voices
                  .filter((voice) => voice.wanting && voice.kind === 'evaluator')
                  .map(({ formId, evaluator, remark }) => (
                    <div key={formId}>
                      <span className={blocks.muted}>{evaluator}</span> {remark}
                    </div>
                  )),
            },
            {
              key: 'finding',
              label: t('wanting.finding'),
              fixed: true,
              cell: (row) =>
                row.finding ? (
                  <button
                    type="button"
                    className={blocks.link}
                    onClick={() => go(`/drills/${overview.drillId}?tab=findings`)}
                  >
                    {t('form.noted', { number: row.finding.number })}
                  </button>
                ) : (
                  mayEdit &&
                  overview.ours && (
                    <Button size="small" variant="text" onClick={() => setNoting(row)}>
                      {t('form.addFinding')}
                    </Button>
                  )
                ),
            },
          ]}
        />
      )}
      {noting && (
        <FindingDrawer
          drillId={overview.drillId}
          start={{
            title: wantOf(noting),
            area: noting.area,
            evidence: reasonsOf(noting),
            logIds: [...new Set(noting.voices.flatMap((voice) => (voice.wanting ? voice.logIds : [])))],
            item: noting.item,
          }}
          onClose={() => setNoting(null)}
        />
      )}
    </Panel>
  );
}

/** What was wanting in the words of the first evaluator who wrote a reason: the item itself says how it should have been. */
const wantOf = ({ voices, text }: ItemSum): string =>
  voices.find(({ wanting, remark }) => wanting && remark?.trim())?.remark?.trim() ?? text;

/** What evaluators wrote of an item that fell short, in a line each. */
const reasonsOf = ({ voices }: ItemSum): string =>
  voices
    .filter(({ wanting, kind }) => wanting && kind === 'evaluator')
    .map(({ evaluator, remark }) => `${evaluator}：${remark}`)
    .join('\n');

/** Items on which evaluators differ, the widest first, everybody's answer in a column. */
export function DifferPanel({ overview }: PanelProps) {
  const { t } = useTranslation('drillEvaluation');
  const { disagreements, forms } = overview;
  if (disagreements.length === 0) return null;
  const heard = forms.filter(({ id }) =>
    disagreements.some(({ voices }) => voices.some((v) => v.formId === id)),
  );
  return (
    <Panel title={t('differ.title')} flush>
      <SimpleTable
        label={t('differ.title')}
        rows={disagreements}
        rowId={({ item }) => item}
        columns={[
          { key: 'item', label: t('differ.item'), cell: (row) => <ItemName item={row} /> },
          ...heard.map(({ id, evaluator, kind }) => ({
            key: id,
            label: kind === 'self' ? `${evaluator}（${t('sum.self')}）` : evaluator,
            cell: ({ voices }: ItemSum) => <VoiceCell voice={voices.find(({ formId }) => formId === id)} />,
          })),
        ]}
      />
    </Panel>
  );
}

function ItemName({ item }: { readonly item: ItemSum }) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const own = item.item.startsWith('own-');
  return (
    <>
      {own ? item.text : law(item.text)}
      <div className={blocks.small}>
        {own ? t('form.own') : item.item} {law(item.groupTitle)}
      </div>
    </>
  );
}

function VoiceCell({ voice }: { readonly voice: Voice | undefined }) {
  const { t } = useTranslation('drillEvaluation');
  if (!voice) return null;
  const { verdict, points, remark } = voice;
  if (verdict === null && points === null) return <span className={blocks.small}>{t('verdict.none')}</span>;
  return (
    <>
      <ToneChip quiet tone={toneOf(voice)}>
        {verdict === null ? t('verdict.points', { points }) : t(`verdict.${verdict}`)}
      </ToneChip>
      {remark !== '' && <div className={blocks.small}>{remark}</div>}
    </>
  );
}
